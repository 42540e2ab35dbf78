#pragma once

#include "studio-geometry.h"
#include "studio-json.h"

G_BEGIN_DECLS

/*
 * What is written about a post beside its picture (docs/post-format.md, "Captions, descriptions, answers"). All functions take the
 * document's root; those that change something give a new root that shares the rest, or @root itself when nothing changes. What is
 * unknown inside is kept, and an object that becomes empty goes, so that writing and deleting gives the first document back.
 * Edits of an open post go through studio-document-words.h. Texts that are returned belong to the root.
 */

/** Most bytes of a caption or a description. */
#define STUDIO_WORDS_MAX_TEXT (64 * 1024)
/** Most bytes of a line such as a credit, a reason or an answer. */
#define STUDIO_WORDS_MAX_LINE 2000
/** Most bytes of a key: a platform, a page, a rule, a finding. */
#define STUDIO_WORDS_MAX_KEY 512
/** Most entries of one kind. */
#define STUDIO_WORDS_MAX_ENTRIES 2000

/**
 * studio_caption_get:
 * @platform: (nullable): "instagram"; NULL for the main caption
 * @own: (out) (optional): whether this platform has a version of its own
 *
 * Returns: the caption as written, "{judul}" and "{{}" unresolved; a platform without a version of its own follows the main one
 */
const char *studio_caption_get (JsonNode *root, const char *platform, gboolean *own);
/** @text: (nullable): NULL lets the platform follow the main caption again, or empties that. */
JsonNode *studio_caption_with (JsonNode *root, const char *platform, const char *text);
/** Returns: (transfer full): the platforms with a version of their own, sorted. */
char **studio_caption_list (JsonNode *root);

/** StudioDescription: @alt: never NULL; @draft: made by the program and not yet confirmed by a person; @decorative: says nothing, on purpose;
 * @confirmed: made by the program and confirmed. A text that is neither @draft nor @confirmed was written by a person, which counts as well. */
typedef struct
{
  const char *alt;
  gboolean draft;
  gboolean decorative;
  gboolean confirmed;
} StudioDescription;

/** @page: the id of a page (StudioPage). Returns: its description, empty if there is none. */
StudioDescription studio_description_get (JsonNode *root, const char *page);
/** @description: (nullable): NULL removes it. */
JsonNode *studio_description_with (JsonNode *root, const char *page, const StudioDescription *description);

/**
 * StudioPhotoRole: what a photo shows of a piece of work
 * @STUDIO_PHOTO_OUTPUT: its result, @STUDIO_PHOTO_PROCESS: people at work, @STUDIO_PHOTO_LEADER: an official, @STUDIO_PHOTO_CEREMONY: an opening or hand-over
 */
typedef enum {
  STUDIO_PHOTO_UNSAID,
  STUDIO_PHOTO_OUTPUT,
  STUDIO_PHOTO_PROCESS,
  STUDIO_PHOTO_LEADER,
  STUDIO_PHOTO_CEREMONY,
} StudioPhotoRole;

/** StudioConsent: of the people in a photo; @STUDIO_CONSENT_GUARDIAN: written, by a child's parent or guardian */
typedef enum {
  STUDIO_CONSENT_UNSAID,
  STUDIO_CONSENT_UNNEEDED,
  STUDIO_CONSENT_SPOKEN,
  STUDIO_CONSENT_WRITTEN,
  STUDIO_CONSENT_GUARDIAN,
} StudioConsent;

/** StudioPhotoNote: where a photo comes from. Texts are never NULL. @face: of the leader, in shares of the upright photo; w 0: nobody marked it */
typedef struct
{
  StudioPhotoRole role;
  StudioConsent consent;
  const char *credit;
  const char *source;
  StudioRect face;
} StudioPhotoNote;

/** @asset: the photo's hash. */
StudioPhotoNote studio_photo_note_get (JsonNode *root, const char *asset);
/** @note: (nullable): NULL removes it. */
JsonNode *studio_photo_note_with (JsonNode *root, const char *asset, const StudioPhotoNote *note);
/** @replaced: (element-type utf8 utf8): old hash → new hash. Returns: (transfer full): the notes under the new hashes. */
JsonNode *studio_photo_notes_rename (JsonNode *root, GHashTable *replaced);

/**
 * StudioReply: what a person answered or why a finding was accepted, by whom and when ("2026-11-22T09.30" or the like).
 * @note: why, for answers that need a reason. Texts that are read are never NULL; NULL and "" are the same in one that is written.
 */
typedef struct
{
  const char *text;
  const char *by;
  const char *at;
  const char *note;
} StudioReply;

/** @rule: "ISI-03". Returns: FALSE if the question has no answer yet. @reply: (out) (optional) */
gboolean studio_answer_get (JsonNode *root, const char *rule, StudioReply *reply);
/** @reply: (nullable): NULL takes it back. */
JsonNode *studio_answer_with (JsonNode *root, const char *rule, const StudioReply *reply);
/** @key: of a finding. Returns: FALSE if it was not accepted. @reply: (out) (optional): the reason */
gboolean studio_acceptance_get (JsonNode *root, const char *key, StudioReply *reply);
JsonNode *studio_acceptance_with (JsonNode *root, const char *key, const StudioReply *reply);

/** The members of the hoax clarification; all are texts, "type", "class" and "verdict" one of the words docs/post-format.md lists. */
typedef enum {
  STUDIO_HOAX_CLAIM,
  STUDIO_HOAX_MEDIUM,
  STUDIO_HOAX_LINK,
  STUDIO_HOAX_SEEN,
  STUDIO_HOAX_TYPE,
  STUDIO_HOAX_CLASS,
  STUDIO_HOAX_EVIDENCE,
  STUDIO_HOAX_OFFICER,
  STUDIO_HOAX_VERDICT,
  STUDIO_HOAX_CHECKED,
  STUDIO_HOAX_N_MEMBERS,
} StudioHoaxMember;

/** Returns: what stands there, "" if nothing; of the evidence, which is a list (studio-hoax.h), the first piece. */
const char *studio_hoax_get (JsonNode *root, StudioHoaxMember member);
/** @text: (nullable) */
JsonNode *studio_hoax_with (JsonNode *root, StudioHoaxMember member, const char *text);
/** Returns: (nullable): the words @member may be, NULL-terminated; NULL for free text. */
const char *const *studio_hoax_words (StudioHoaxMember member);
/** One complete piece of evidence and the confirming officer stand, so that a verdict may be stamped. */
gboolean studio_hoax_is_proven (JsonNode *root);

/** Checks all of these members in a document from outside; the error names the member. */
gboolean studio_post_words_check (const StudioJsonAt *root, GError **error);

G_END_DECLS
