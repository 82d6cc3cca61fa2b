// LAPACK's C interface. Swift leaves out the functions of complex numbers, whose types it does not know.
#pragma once
#include <lapacke.h>
