#pragma once

#include "studio-post-words.h"
#include "studio-post.h"

G_BEGIN_DECLS

/*
 * The clarification of a hoax as work in steps: what goes around, of what kind it is, evidence, who confirms, the verdict. Its texts are
 * members of the post's "hoax" (studio-post-words.h); the evidence is a list. The verdict's stamp stays locked until evidence and
 * officer stand: "stamp locked until filled" of the office's practice (memang yakin, punya data).
 */

/** The content type of such posts. */
#define STUDIO_HOAX_TYPE_ID "klarifikasi-hoaks"
/** The field of such templates that is stamped on the claim. */
#define STUDIO_HOAX_STAMP_FIELD "putusan"
/** Most pieces of evidence. */
#define STUDIO_HOAX_MAX_EVIDENCE 20

/** StudioEvidence: @what: a document's name or an address; @source: who says so; @date: of when it is. Never NULL when read. */
typedef struct
{
  const char *what;
  const char *source;
  const char *date;
} StudioEvidence;

/** Returns: (transfer full) (element-type StudioEvidence): the texts belong to @root. One text instead of a list is one piece without source. */
GArray *studio_hoax_list_evidence (JsonNode *root);
/** @list: (array length=n_list): at most %STUDIO_HOAX_MAX_EVIDENCE; pieces without a text are left out. Returns: (transfer full) */
JsonNode *studio_hoax_with_evidence (JsonNode *root, const StudioEvidence *list, guint n_list);
/** Whether a piece counts: what it is, from whom and of when, or one plain text as older posts have it. */
gboolean studio_evidence_is_complete (const StudioEvidence *evidence, gboolean plain);
/** Checks the member "evidence" of a document from outside. @hoax: may have no node */
gboolean studio_hoax_check_evidence (const StudioJsonAt *hoax, GError **error);

/**
 * StudioHoaxStep: the steps, in the order of work
 * @STUDIO_HOAX_STEP_CAPTURE: claim and medium, @STUDIO_HOAX_STEP_SORT: type and class, @STUDIO_HOAX_STEP_EVIDENCE: one complete piece,
 * @STUDIO_HOAX_STEP_OFFICER: who confirmed, and when, @STUDIO_HOAX_STEP_VERDICT: chosen
 */
typedef enum {
  STUDIO_HOAX_STEP_CAPTURE,
  STUDIO_HOAX_STEP_SORT,
  STUDIO_HOAX_STEP_EVIDENCE,
  STUDIO_HOAX_STEP_OFFICER,
  STUDIO_HOAX_STEP_VERDICT,
  STUDIO_HOAX_N_STEPS,
} StudioHoaxStep;

/** @root: a post's document */
gboolean studio_hoax_is_done (JsonNode *root, StudioHoaxStep step);

/**
 * studio_hoax_is_locked:
 *
 * Whether the post's stamp is locked: it clarifies a hoax, somebody has begun to write it, and the evidence or the officer is missing.
 * What the picture itself names (fields "bukti" and "pemeriksa") counts too. The template's own example is not locked.
 */
gboolean studio_hoax_is_locked (StudioSnapshot *snapshot);
/** studio_snapshot_get_shown() as others may see it: a locked stamp reads "Belum terverifikasi". Returns: (transfer none) (nullable) */
JsonNode *studio_hoax_get_public (StudioSnapshot *snapshot, const char *field, gboolean *sample);

G_END_DECLS
