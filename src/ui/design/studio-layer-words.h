#pragma once

#include "studio-composer.h"

G_BEGIN_DECLS

/** What people call a kind of layer, translated; shapes by their outline. */
const char *studio_layer_words_kind (const StudioLayer *layer);
/** Name of the symbolic icon that stands for it. */
const char *studio_layer_words_icon (const StudioLayer *layer);
/** All that a screen reader should say of it: kind, name, place, size, state. Returns: (transfer full) */
char *studio_layer_words_describe (StudioComposer *composer, const StudioBox *box);

G_END_DECLS
