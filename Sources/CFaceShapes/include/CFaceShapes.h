// How faces differ: kinds of people, axes of single features, and asymmetries (made by Tools/face_shapes_asset.py from
// MakeHuman's CC0 targets). Displacements of the generic head's vertices (CHeadMesh), in its order and frame, millimetres.
//
// Kinds: 0...11 are ancestry (African, Asian, Caucasian) × sex (female, male) × age (young, old); 12...23 are sex × age
// × build (thin, average, heavy). A person takes weights that sum to one from each dozen. An index out of range reads as 0.
// The names are the artists', who modelled stereotypes, not statistics.
#pragma once
#include <stddef.h>
#include <stdint.h>

size_t face_vertex_count(void);
size_t face_kind_count(void);
/// x, y and z of a vertex are components 3 * vertex ... 3 * vertex + 2.
float face_kind(size_t kind, size_t component);

size_t face_axis_count(void);
size_t face_asymmetry_count(void);
/// The axes that move the eyes apart, and that enlarge them.
size_t face_axis_of_eye_distance(void);
size_t face_axis_of_eye_size(void);
/// Standard deviation of the weight of an axis among people; asymmetries follow the axes.
float face_spread(size_t axis);

/// Sparse shapes at full strength: minus and plus of axis 0, minus and plus of axis 1, ..., then the asymmetries.
size_t face_shape_count(void);
/// Entries of a shape are face_shape_start(shape) ..< face_shape_start(shape + 1).
size_t face_shape_start(size_t shape);
uint16_t face_shape_vertex(size_t entry);
/// `shape` is the one that the entry belongs to; `axis` 0 is x, 1 is y, 2 is z.
float face_shape_delta(size_t shape, size_t entry, size_t axis);
