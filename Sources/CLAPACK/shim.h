// LAPACK's C interface. Complex routines are left out: their types do not import into Swift.
#pragma once
#define lapack_complex_float void
#define lapack_complex_double void
#include <lapacke.h>
