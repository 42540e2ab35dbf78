#pragma once

#include <gtk/gtk.h>

#include "studio-hoax.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_EVIDENCE_ROW (studio_evidence_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioEvidenceRow, studio_evidence_row, STUDIO, EVIDENCE_ROW, GtkBox)

/** StudioEvidenceRow: a piece of evidence: what it is, from whom, of when. Signals: "changed"; "remove" */
GtkWidget *studio_evidence_row_new (void);
/** Tells nobody. */
void studio_evidence_row_set (StudioEvidenceRow *self, const StudioEvidence *evidence);
/** Returns: what is written; the texts belong to @self until it changes. */
StudioEvidence studio_evidence_row_get (StudioEvidenceRow *self);

G_END_DECLS
