#pragma once
#include <stddef.h>
#include <stdint.h>

// The one generic head, as plain numbers: no pointer reaches Swift. Tools/head_asset.py writes it and says its source.
//
// Vertices 0..<head_skin_vertex_count() are the skin; the 72 vertices of the right eyeball's helper sphere and the 72
// of the left follow (they carry no quads, and locate the eyeball on any head of this topology).
// Lengths are millimetres; x to the subject's left, y up, z out of the face; origin midway between the eyeballs.
// An index out of range reads as 0.

size_t head_vertex_count(void);
size_t head_skin_vertex_count(void);
/// Vertex number of MakeHuman's base.obj (from 0) of a vertex of ours.
uint16_t head_base_index(size_t vertex);
/// x, y and z of a vertex are components 3 * vertex ... 3 * vertex + 2.
float head_rest(size_t component);
/// The vertex on the other side of the face.
uint16_t head_mirror(size_t vertex);

size_t head_quad_count(void);
/// Corners of a quad, anticlockwise from outside, are 4 * quad ... 4 * quad + 3.
uint16_t head_quad_corner(size_t corner);

enum { head_lid_columns = 28, head_lid_rings = 11, head_socket_rings = 6 };
/// Vertices of the skin loops around an eye (0 right, 1 left); ring 0 is the posterior lid margin, 1 the anterior one,
/// 6 the crease, 9 the brow. Column 8 is the lateral canthus, 21 the medial; 9...20 are the upper lid.
uint16_t head_lid_vertex(size_t eye, size_t ring, size_t column);
/// Loops of the conjunctival sac, from the margin inwards; columns as the lid's.
uint16_t head_socket_vertex(size_t eye, size_t ring, size_t column);

/// How much a vertex belongs to the lips, and to the inside of the mouth; 255 is wholly.
uint8_t head_lip_mask(size_t vertex);
uint8_t head_inside_mouth_mask(size_t vertex);
/// Square root of the share of the sky that a vertex sees at rest, within 130 mm; 255 is all of it.
uint8_t head_openness(size_t vertex);

enum head_landmark {
  head_mouth_corner_left,
  head_mouth_corner_right,
  head_inner_lip_upper,
  head_inner_lip_lower,
  head_nose_tip,
  head_subnasale,
  head_menton,
  head_pogonion,
  head_nasion,
  head_glabella,
  head_crown,
};
uint16_t head_landmark_vertex(size_t landmark);

/// Face units: linear displacements at full strength, sparse.
enum head_unit {
  head_jaw_open,
  head_mouth_smile_left,
  head_mouth_smile_right,
  head_mouth_frown_left,
  head_mouth_frown_right,
  head_mouth_stretch_left,
  head_mouth_stretch_right,
  head_mouth_pucker,
  head_cheek_squint_left,
  head_cheek_squint_right,
  head_unit_count,
};
/// Entries head_unit_start(u) ..< head_unit_start(u + 1) belong to unit u.
size_t head_unit_start(size_t unit);
uint16_t head_unit_vertex(size_t entry);
/// x, y and z in millimetres are components 3 * entry ... 3 * entry + 2.
float head_unit_delta(size_t component);

/// Position of MakeHuman's base.obj to ours: (p - origin) * scale, in millimetres per base.obj unit.
float head_scale(void);
float head_origin(size_t axis);
