// How faces differ where the landmark network sees their points: mean and components (made by Tools/identity_basis.py from
// drawn people of SyntheticPatients, whose shapes are of MakeHuman's CC0 targets).
//
// Frame: x to the person's left, y up, z out of the face, origin midway between the globe centres, millimetres.
// A component is one standard deviation of the sampled people. Coordinates run point by point: x, y, z, x, …
// Indices are checked: outside the table every accessor returns 0. Scalars only, so that no pointer reaches Swift.
#pragma once
#include <stdint.h>

/// MediaPipe's 468 mesh points, then the right and the left globe centre: 470.
int32_t identity_landmark_count(void);
int32_t identity_landmark_component_count(void);
/// Millimetres. `coordinate` runs from 0 to 3 · count − 1.
double identity_landmark_mean(int32_t coordinate);
double identity_landmark_component(int32_t component, int32_t coordinate);
