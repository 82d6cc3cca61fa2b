// OpenVINO's C API. Tools/install puts the headers behind the link beside this file.
#pragma once
#include "openvino/c/openvino.h"
#include <stddef.h>
#include <stdint.h>

/// Reads and compiles for the processor with settings chosen once for all networks; here because the call is variadic.
///
/// 32-bit floats on purpose: at the default precision lid points move by up to a pixel. Not pinned: decoding and
/// rendering share the cores, and a pinned thread would wait behind them. What was compiled is kept in the folder
/// `cache` (about 4 MB for all networks; only the networks, nothing of any recording) and found there again, which
/// takes an eighth of the time; an empty string keeps nothing.
ov_status_e mask_compile(
  const ov_core_t* core, const char* file, const char* cache, int threads, ov_compiled_model_t** compiled);

/// The same for a network that lies in memory, as ONNX.
ov_status_e mask_compile_bytes(
  const ov_core_t* core, const uint8_t* bytes, size_t length, const char* cache, int threads,
  ov_compiled_model_t** compiled);
