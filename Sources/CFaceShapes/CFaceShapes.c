#include "CFaceShapes.h"
#include <string.h>

static const uint8_t shapes[] = {
#embed "shapes.bin"
};

static uint32_t u32(size_t at) {
  return (uint32_t)shapes[at] | (uint32_t)shapes[at + 1] << 8 | (uint32_t)shapes[at + 2] << 16
    | (uint32_t)shapes[at + 3] << 24;
}
static float f32(size_t at) {
  uint32_t bits = u32(at);
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}
static uint16_t u16(size_t at) { return (uint16_t)(shapes[at] | shapes[at + 1] << 8); }

// Where the parts lie: see the layout in Tools/face_shapes_asset.py.
enum { header = 32 };
size_t face_vertex_count(void) { return u32(8); }
size_t face_kind_count(void) { return u32(12); }
size_t face_axis_count(void) { return u32(16); }
size_t face_asymmetry_count(void) { return u32(20); }
size_t face_axis_of_eye_distance(void) { return u32(24); }
size_t face_axis_of_eye_size(void) { return u32(28); }
size_t face_shape_count(void) { return 2 * face_axis_count() + face_asymmetry_count(); }

static size_t kinds(void) { return header + 4 * face_kind_count(); }
static size_t spreads(void) { return (kinds() + 6 * face_kind_count() * face_vertex_count() + 3) / 4 * 4; }
static size_t starts(void) { return spreads() + 4 * (face_axis_count() + face_asymmetry_count()); }
static size_t scales(void) { return starts() + 4 * (face_shape_count() + 1); }
static size_t vertices(void) { return scales() + 4 * face_shape_count(); }
static size_t entries(void) { return u32(starts() + 4 * face_shape_count()); }
static size_t deltas(void) { return vertices() + 2 * entries(); }

float face_kind(size_t kind, size_t component) {
  size_t width = 3 * face_vertex_count();
  if (kind >= face_kind_count() || component >= width) return 0;
  return f32(header + 4 * kind) * (float)(int16_t)u16(kinds() + 2 * (kind * width + component));
}
float face_spread(size_t axis) {
  return axis < face_axis_count() + face_asymmetry_count() ? f32(spreads() + 4 * axis) : 0;
}
size_t face_shape_start(size_t shape) {
  return u32(starts() + 4 * (shape < face_shape_count() ? shape : face_shape_count()));
}
uint16_t face_shape_vertex(size_t entry) { return entry < entries() ? u16(vertices() + 2 * entry) : 0; }
float face_shape_delta(size_t shape, size_t entry, size_t axis) {
  if (shape >= face_shape_count() || entry >= entries() || axis > 2) return 0;
  return f32(scales() + 4 * shape) * (float)(int8_t)shapes[deltas() + 3 * entry + axis];
}
