#pragma once

#include <adwaita.h>

#include "studio-paper.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PAPER_EDITOR (studio_paper_editor_get_type ())
G_DECLARE_FINAL_TYPE (StudioPaperEditor, studio_paper_editor, STUDIO, PAPER_EDITOR, AdwWindow)

/**
 * StudioPaperEditor: the texts of a paper, one below the other, beside the page as it is printed. What is right is saved as the office's own text.
 *
 * @brand: (nullable): of the letterhead; @data: what is filled in, as an example
 */
GtkWidget *studio_paper_editor_new (GtkWindow *parent, StudioPaperKind kind, StudioBrand *brand, JsonNode *data);

G_END_DECLS
