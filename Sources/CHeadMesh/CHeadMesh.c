#include "CHeadMesh.h"
#include <string.h>

static const uint8_t head[] = {
#embed "head.bin"
};

static uint32_t u32(size_t at) {
  return (uint32_t)head[at] | (uint32_t)head[at + 1] << 8 | (uint32_t)head[at + 2] << 16 | (uint32_t)head[at + 3] << 24;
}

struct section { size_t offset, count; };

// The table is written by our own tool and compiled in; a name that is missing is an empty section.
static struct section find(const char *name) {
  uint32_t sections = u32(8);
  for (uint32_t i = 0; i < sections; i++) {
    size_t entry = 12 + 12 * (size_t)i;
    if (memcmp(head + entry, name, 4) == 0) return (struct section){u32(entry + 4), u32(entry + 8)};
  }
  return (struct section){0, 0};
}

static uint8_t byte(const char *name, size_t i) {
  struct section s = find(name);
  return i < s.count ? head[s.offset + i] : 0;
}

static uint16_t word(const char *name, size_t i) {
  struct section s = find(name);
  return i < s.count ? (uint16_t)(head[s.offset + 2 * i] | head[s.offset + 2 * i + 1] << 8) : 0;
}

static float real(const char *name, size_t i) {
  struct section s = find(name);
  if (i >= s.count) return 0;
  uint32_t bits = u32(s.offset + 4 * i);
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

size_t head_vertex_count(void) { return find("INDX").count; }
size_t head_skin_vertex_count(void) { return (size_t)real("FRAM", 6); }
uint16_t head_base_index(size_t vertex) { return word("INDX", vertex); }
float head_rest(size_t component) { return real("REST", component); }
uint16_t head_mirror(size_t vertex) { return word("MIRR", vertex); }
size_t head_quad_count(void) { return find("QUAD").count / 4; }
uint16_t head_quad_corner(size_t corner) { return word("QUAD", corner); }
uint16_t head_lid_vertex(size_t eye, size_t ring, size_t column) {
  return word("LIDS", (eye * head_lid_rings + ring) * head_lid_columns + column);
}
uint16_t head_socket_vertex(size_t eye, size_t ring, size_t column) {
  return word("SOCK", (eye * head_socket_rings + ring) * head_lid_columns + column);
}
uint8_t head_lip_mask(size_t vertex) { return byte("LIPS", vertex); }
uint8_t head_inside_mouth_mask(size_t vertex) { return byte("MOUT", vertex); }
uint8_t head_openness(size_t vertex) { return byte("OPEN", vertex); }
uint16_t head_landmark_vertex(size_t landmark) { return word("LAND", landmark); }
size_t head_unit_start(size_t unit) {
  struct section s = find("USTA");
  return unit < s.count ? u32(s.offset + 4 * unit) : 0;
}
uint16_t head_unit_vertex(size_t entry) { return word("UIDX", entry); }
float head_unit_delta(size_t component) { return (float)(int16_t)word("UDEL", component) / 500.0f; }
float head_scale(void) { return real("FRAM", 0); }
float head_origin(size_t axis) { return axis < 3 ? real("FRAM", 1 + axis) : 0; }
