// OpenVINO's C API. Tools/install puts the headers behind the link beside this file.
#pragma once
#include "openvino/c/openvino.h"

/// Compiles for the processor with settings chosen once for all networks; here because each setting is a pair of C
/// strings, which Swift could only lend in nested closures.
///
/// 32-bit floats on purpose: at the default precision lid points move by up to a pixel. Not pinned: decoding and
/// rendering share the cores, and a pinned thread would wait behind them. Nothing is cached on disk.
ov_status_e mask_compile(const ov_core_t* core, const ov_model_t* model, int threads, ov_compiled_model_t** compiled);
