#pragma once

#include <adwaita.h>

#include "studio-document-words.h"
#include "studio-platforms.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_ALT_BLOCK (studio_alt_block_get_type ())
G_DECLARE_FINAL_TYPE (StudioAltBlock, studio_alt_block, STUDIO, ALT_BLOCK, AdwBin)

/**
 * StudioAltBlock: the description of one page: its text, a draft from the picture that counts once a person has checked it, and the
 * choice that the page is decoration. It writes through the document's gate.
 */
/**
 * @page: the page's id; @index: its place, from 0; @n_pages: of how many
 * @limit: the shortest description that the platforms take
 */
GtkWidget *studio_alt_block_new (StudioDocument *document, const char *page, guint index, guint n_pages, const StudioLimit *limit);
/** Returns: (transfer none): the page's id */
const char *studio_alt_block_get_page (StudioAltBlock *self);
/** Puts the keys into the text and selects the code points @start..@end; below 0 for none in particular. */
void studio_alt_block_select (StudioAltBlock *self, int start, int end);
/** Shows what stands in the post now. */
void studio_alt_block_update (StudioAltBlock *self);

G_END_DECLS
