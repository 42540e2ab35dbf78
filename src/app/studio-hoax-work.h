#pragma once

#include "studio-document.h"
#include "studio-hoax.h"

G_BEGIN_DECLS

/* What the clarification of a hoax writes, each as one step to undo. Its single texts go through studio_document_set_hoax(). */

/** @list: (array length=n_list): all pieces, also those that are not complete yet. FALSE with a sentence if one is too long. */
gboolean studio_document_set_evidence (StudioDocument *self, const StudioEvidence *list, guint n_list, GError **error);
/** Returns: (transfer none): what a verdict is called on pictures, in Indonesian: "Salah konteks"; "" for none. @verdict: of studio_hoax_words() */
const char *studio_hoax_verdict_name (const char *verdict);
/**
 * studio_document_fill_hoax:
 *
 * Writes what the clarification says into the fields of the picture: claim, medium and time, type, evidence, officer, day and verdict.
 * Fields the template does not have, and what is not known yet, stay as they are. Nothing of the hoax's address goes there.
 *
 * Returns: how many fields changed
 */
guint studio_document_fill_hoax (StudioDocument *self);
/**
 * studio_hoax_write_caption:
 *
 * A caption in the order in which it is remembered right: the fact, the claim, why it is wrong, evidence, how to check, disclaimer.
 * Texts of fields are links, so that they follow the picture.
 *
 * Returns: (transfer full): in Indonesian
 */
char *studio_hoax_write_caption (StudioSnapshot *snapshot);

/** Where the public and offices report content to the ministry (Komdigi, formerly Kominfo). */
#define STUDIO_HOAX_REPORT_PLACE "aduankonten.id"
/**
 * studio_hoax_write_report:
 *
 * What is written to the ministry so that the content is taken down or followed up: what goes around and where, what it is, the evidence as a
 * list, and who confirmed it. A line that nobody has filled in yet says so.
 *
 * Returns: (transfer full): in Indonesian, to be pasted into the form of %STUDIO_HOAX_REPORT_PLACE
 */
char *studio_hoax_write_report (StudioSnapshot *snapshot);
/**
 * studio_hoax_write_reply:
 *
 * The short answer for where the claim goes around, in a chat or under a post: the fact, the verdict, where more is told, and who says so. It
 * leads to the newest published clarification with a link, else to the first complete piece of evidence. The claim is not repeated and the hoax's
 * address not named. As long as the stamp is locked it says that the claim is being verified.
 *
 * Returns: (transfer full): in Indonesian
 */
char *studio_hoax_write_reply (StudioSnapshot *snapshot);

G_END_DECLS
