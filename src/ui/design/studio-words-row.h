#pragma once

#include "studio-inspector-row.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_WORDS_ROW (studio_words_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioWordsRow, studio_words_row, STUDIO, WORDS_ROW, StudioInspectorRow)

/** StudioWordsRow: a few words, written when the person is done. Property: "placeholder" (translated). */

G_END_DECLS
