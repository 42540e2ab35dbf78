#pragma once

#include "studio-field.h"

G_BEGIN_DECLS

/** Whether @name can name a field or a part's argument: small letters, digits and "_", a letter first. */
gboolean studio_field_name_is_valid (const char *name);
/** Whether @text has nothing but white space. */
gboolean studio_field_text_is_blank (const char *text);

G_END_DECLS
