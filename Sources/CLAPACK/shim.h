// LAPACK's C interface. Swift leaves out the functions of complex numbers, whose types it does not know.
#pragma once
#include <lapacke.h>

// OpenBLAS, where Debian's alternatives put it behind LAPACK, solves by as many threads as there are cores. Its symbol is
// weak: another BLAS has none, and the call does nothing.
void openblas_set_num_threads(int threads) __attribute__((weak));
static inline void lapack_use_one_thread(void) {
  if (openblas_set_num_threads) openblas_set_num_threads(1);
}
