#include "config.h"

#include "studio-error.h"

/* clang-format would put spaces around the dashes, and into the domain's name */
/* clang-format off */
G_DEFINE_QUARK (studio-error-quark, studio_error)
/* clang-format on */
