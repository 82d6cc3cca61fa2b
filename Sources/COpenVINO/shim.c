#include "shim.h"

#include <stdio.h>

// The settings of all networks; see shim.h. Pairs of key and value: twelve strings.
#define SETTINGS \
  ov_property_key_hint_inference_precision, "f32", ov_property_key_inference_num_threads, count, \
    ov_property_key_num_streams, "1", ov_property_key_hint_performance_mode, "LATENCY", \
    ov_property_key_hint_enable_cpu_pinning, "NO", ov_property_key_cache_dir, cache

ov_status_e mask_compile(
  const ov_core_t* core, const char* file, const char* cache, int threads, ov_compiled_model_t** compiled
) {
  char count[16];
  snprintf(count, sizeof count, "%d", threads);
  // An empty cache folder stands for "none".
  return ov_core_compile_model_from_file(core, file, "CPU", 12, compiled, SETTINGS);
}

ov_status_e mask_compile_bytes(
  const ov_core_t* core, const uint8_t* bytes, size_t length, const char* cache, int threads,
  ov_compiled_model_t** compiled
) {
  char count[16];
  snprintf(count, sizeof count, "%d", threads);
  ov_model_t* model = NULL;
  ov_status_e status = ov_core_read_model_from_memory_buffer(core, (const char*)bytes, length, NULL, &model);
  if (status != OK) return status;
  status = ov_core_compile_model(core, model, "CPU", 12, compiled, SETTINGS);
  ov_model_free(model);
  return status;
}
