#pragma once

#include "studio-document.h"

G_BEGIN_DECLS

/** Says whose post it is (studio-post-office.h); no step to undo. @office: (nullable): NULL or "": nobody's */
void studio_document_set_office (StudioDocument *self, const char *office);
/** Returns: (transfer none): the office's name, "" if none was said */
const char *studio_document_get_office (StudioDocument *self);

G_END_DECLS
