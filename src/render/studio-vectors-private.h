#pragma once

/**
 * STUDIO_FOR_VECTORS: put before a function of loops over arrays
 *
 * Twice as wide vectors where there are any; elsewhere the same code as the compiler makes it.
 */
#if defined(__x86_64__) && defined(__gnu_linux__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define STUDIO_FOR_VECTORS __attribute__ ((target_clones ("avx2", "default")))
#else
#define STUDIO_FOR_VECTORS
#endif
