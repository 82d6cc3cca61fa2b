#include "CIdentityBasis.h"
#include <string.h>

// Layout: 'DMIB', u32 version, u32 points, u32 components, f32 scales (mean, components), i16 values; little-endian.
static const unsigned char landmarks[] = {
#embed "landmarks.bin"
};

enum { headerBytes = 16 };

static int32_t word(const unsigned char *file, int32_t index) {
  uint32_t value;
  memcpy(&value, file + 4 * index, sizeof value);
  return (int32_t)value;
}

/// Row 0 is the mean, row k + 1 is component k.
static double entry(const unsigned char *file, int32_t row, int32_t coordinate) {
  int32_t width = 3 * word(file, 2), rows = word(file, 3) + 1;
  if (row < 0 || row >= rows || coordinate < 0 || coordinate >= width) return 0;
  float scale;
  int16_t value;
  memcpy(&scale, file + headerBytes + 4 * (size_t)row, sizeof scale);
  memcpy(&value, file + headerBytes + 4 * (size_t)rows + 2 * ((size_t)row * (size_t)width + (size_t)coordinate), sizeof value);
  return (double)scale * value;
}

int32_t identity_landmark_count(void) { return word(landmarks, 2); }
int32_t identity_landmark_component_count(void) { return word(landmarks, 3); }
double identity_landmark_mean(int32_t coordinate) { return entry(landmarks, 0, coordinate); }
double identity_landmark_component(int32_t component, int32_t coordinate) {
  return component < 0 ? 0 : entry(landmarks, component + 1, coordinate);
}
