#include "shim.h"

#include <stdio.h>

ov_status_e mask_compile(const ov_core_t* core, const ov_model_t* model, int threads, ov_compiled_model_t** compiled) {
  char count[16];
  snprintf(count, sizeof count, "%d", threads);
  const ov_property_t settings[] = {
    {ov_property_key_hint_inference_precision, "f32"}, {ov_property_key_inference_num_threads, count},
    {ov_property_key_num_streams, "1"},                {ov_property_key_hint_performance_mode, "LATENCY"},
    {ov_property_key_hint_enable_cpu_pinning, "NO"},
  };
  return ov_core_compile_model_props(core, model, "CPU", sizeof settings / sizeof *settings, settings, compiled);
}
