#include "config.h"

#include "studio-approval.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-approval-words.h"
#include "studio-brand-private.h"
#include "studio-entries.h"
#include "studio-post-words.h"
#include "studio-sha256.h"

#define STATE "review"
#define MEMBER "approval"
#define TEXTS "texts"
#define MAX_FINDINGS 1000000

static const struct
{
  const char *id;
  const char *name;
} stages[] = {
  { "draft", N_ ("Draft") },
  { "review", N_ ("Waiting for approval") },
  { "approved", N_ ("Approved") },
  { "returned", N_ ("Returned") },
  { "published", N_ ("Published") },
};

/* What the office notes of a post, or lays beside it, is not what the post shows and says. "version" may rise when it is saved. */
static const char *const not_shown[] = {
  "format",
  "version",
  "id",
  "office",
  "programme",
  STATE,
  "review_log",
  MEMBER,
  "comments",
  "plan",
  "releases",
  "sent",
  "published",
  "answers",
  "accepted",
  "tags",
  "photos",
  "settled",
};
/* What a brand allows and knows is not what is drawn of it. "edition" stands on its own. */
static const char *const not_drawn[] = { "format", "version", "about", "editions", "rules", "accounts", "contacts", "people", "places" };

/* --- stages --- */

const char *
studio_post_stage_get_id (StudioPostStage stage)
{
  g_return_val_if_fail (stage < G_N_ELEMENTS (stages), stages[0].id);

  return stages[stage].id;
}

const char *
studio_post_stage_get_name (StudioPostStage stage)
{
  g_return_val_if_fail (stage < G_N_ELEMENTS (stages), "");

  return _ (stages[stage].name);
}

StudioPostStage
studio_post_stage_get (StudioSnapshot *snapshot)
{
  const char *id;
  StudioPostStage stage = STUDIO_POST_STAGE_DRAFT;

  g_return_val_if_fail (snapshot != NULL, STUDIO_POST_STAGE_DRAFT);

  id = studio_json_peek_string (json_node_get_object (studio_snapshot_get_json (snapshot)), STATE);
  for (gsize i = 0; id != NULL && i < G_N_ELEMENTS (stages); i++) {
    if (g_str_equal (stages[i].id, id))
      stage = (StudioPostStage) i;
  }
  return stage == STUDIO_POST_STAGE_APPROVED && !studio_approval_is_valid (snapshot) ? STUDIO_POST_STAGE_DRAFT : stage;
}

JsonNode *
studio_post_stage_with (JsonNode *root,
                        StudioPostStage stage)
{
  g_autoptr (JsonNode) id = NULL;

  g_return_val_if_fail (root != NULL, NULL);

  id = studio_json_string (studio_post_stage_get_id (stage));
  return studio_json_with_member (root, STATE, id);
}

/* --- the digest --- */

/* Returns: (transfer full) */
static JsonNode *
without (JsonNode *root,
         const char *const *names,
         gsize n_names)
{
  JsonNode *bare = json_node_ref (root);

  for (gsize i = 0; i < n_names; i++) {
    JsonNode *less;

    if (!json_object_has_member (json_node_get_object (bare), names[i]))
      continue;
    less = studio_json_with_member (bare, names[i], NULL);
    json_node_unref (bare);
    bare = less;
  }
  return bare;
}

/* What the logo files show: their names stay the same when somebody lays other files in their place. */
static void
add_logos (GString *text,
           StudioBrand *brand)
{
  g_autoptr (GPtrArray) names = studio_brand_list_files (brand);

  for (guint i = 0; i < names->len; i++) {
    g_autoptr (GBytes) bytes = studio_brand_load_file (brand, g_ptr_array_index (names, i), NULL);
    g_autofree char *hash = bytes != NULL ? studio_sha256 (bytes) : NULL;

    g_string_append_printf (text, "\n%s %s", (const char *) g_ptr_array_index (names, i), hash != NULL ? hash : "");
  }
}

/* @logos: FALSE: as programs before 24 November 2026 made it, without what logo files show */
static char *
make_digest (StudioSnapshot *snapshot,
             gboolean logos)
{
  g_autoptr (JsonNode) post = NULL;
  g_autoptr (JsonNode) brand = NULL;
  g_autofree char *post_text = NULL, *brand_text = NULL, *template_text = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  post = without (studio_snapshot_get_json (snapshot), not_shown, G_N_ELEMENTS (not_shown));
  brand = without (studio_brand_get_json (studio_snapshot_get_brand (snapshot)), not_drawn, G_N_ELEMENTS (not_drawn));
  post_text = studio_json_write_line (post);
  brand_text = studio_json_write_line (brand);
  template_text = studio_json_write_line (studio_template_get_json (studio_snapshot_get_template (snapshot)));
  g_string_append_printf (text, "%s\n%s\n%s", post_text, template_text, brand_text);
  if (logos)
    add_logos (text, studio_snapshot_get_brand (snapshot));
  bytes = g_bytes_new_static (text->str, text->len);
  return studio_sha256 (bytes);
}

char *
studio_approval_digest (StudioSnapshot *snapshot)
{
  g_return_val_if_fail (snapshot != NULL, NULL);

  return make_digest (snapshot, TRUE);
}

/* --- the approval --- */

static int
count_of (JsonNode *node,
          const char *name)
{
  JsonNode *value = studio_json_lookup (node, name);
  gint64 count = value != NULL && JSON_NODE_HOLDS_VALUE (value) ? json_node_get_int (value) : 0;

  return (int) CLAMP (count, 0, MAX_FINDINGS);
}

/* Returns: (nullable) */
static JsonNode *
node_of (JsonNode *root)
{
  JsonNode *node = json_object_get_member (json_node_get_object (root), MEMBER);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? node : NULL;
}

gboolean
studio_approval_get (JsonNode *root,
                     StudioApproval *approval)
{
  JsonNode *node;
  JsonObject *object;
  JsonNode *checks;

  g_return_val_if_fail (root != NULL && approval != NULL, FALSE);

  node = node_of (root);
  if (node == NULL)
    return FALSE;
  object = json_node_get_object (node);
  *approval = (StudioApproval){ .by = studio_entry_get_text (node, "by"), .post = studio_entry_get_text (node, "post"), .at = studio_entry_get_text (node, "at"), .digest = studio_entry_get_text (node, "digest"), .note = studio_entry_get_text (node, "note"), .profile = studio_entry_get_text (node, "profile") };
  if (!studio_role_from_id (studio_entry_get_text (node, "role"), &approval->role) || *approval->digest == '\0')
    return FALSE;
  checks = json_object_get_member (object, "checks");
  if (checks == NULL || !JSON_NODE_HOLDS_OBJECT (checks))
    return TRUE;
  approval->n_required = count_of (checks, "required");
  approval->n_recommended = count_of (checks, "recommended");
  approval->n_accepted = count_of (checks, "accepted");
  approval->n_answered = count_of (checks, "answered");
  return TRUE;
}

/* Returns: (transfer full) */
static JsonNode *
write_checks (const StudioApproval *approval)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);

  json_object_set_int_member (object, "required", approval->n_required);
  json_object_set_int_member (object, "recommended", approval->n_recommended);
  json_object_set_int_member (object, "accepted", approval->n_accepted);
  json_object_set_int_member (object, "answered", approval->n_answered);
  json_object_unref (object);
  return node;
}

/* Returns: (transfer full) */
static JsonNode *
write_approval (JsonNode *root,
                const StudioApproval *approval)
{
  const struct
  {
    const char *name, *text;
  } texts[] = {
    { "by", approval->by },
    { "role", studio_role_get_id (approval->role) },
    { "post", approval->post },
    { "at", approval->at },
    { "digest", approval->digest },
    { "note", approval->note },
    { "profile", approval->profile },
  };
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    studio_entry_put_text (object, texts[i].name, texts[i].text);
  json_object_set_member (object, "checks", write_checks (approval));
  json_object_set_member (object, TEXTS, studio_approval_words_of (root));
  json_object_unref (object);
  return node;
}

JsonNode *
studio_approval_with (JsonNode *root,
                      const StudioApproval *approval)
{
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (root != NULL, NULL);

  node = approval != NULL ? write_approval (root, approval) : NULL;
  return studio_json_with_member (root, MEMBER, node);
}

gboolean
studio_approval_is_valid (StudioSnapshot *snapshot)
{
  StudioApproval approval;
  g_autofree char *digest = NULL;

  g_return_val_if_fail (snapshot != NULL, FALSE);

  if (!studio_approval_get (studio_snapshot_get_json (snapshot), &approval))
    return FALSE;
  digest = make_digest (snapshot, TRUE);
  if (!g_str_equal (digest, approval.digest)) {
    g_free (digest);
    digest = make_digest (snapshot, FALSE);
  }
  return g_str_equal (digest, approval.digest);
}

char *
studio_approval_make_approver (StudioSnapshot *snapshot)
{
  StudioApproval approval;

  g_return_val_if_fail (snapshot != NULL, NULL);

  return studio_approval_is_valid (snapshot) && studio_approval_get (studio_snapshot_get_json (snapshot), &approval) ? g_strdup (approval.by) : NULL;
}

char *
studio_approval_tell_change (StudioSnapshot *snapshot)
{
  JsonNode *root;
  StudioApproval approval;

  g_return_val_if_fail (snapshot != NULL, NULL);

  root = studio_snapshot_get_json (snapshot);
  if (!studio_approval_get (root, &approval) || studio_approval_is_valid (snapshot))
    return NULL;
  return studio_approval_words_compare (json_object_get_member (json_node_get_object (node_of (root)), TEXTS), root);
}

JsonNode *
studio_approval_follow (StudioSnapshot *was,
                        JsonNode *root)
{
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) digest = NULL;

  g_return_val_if_fail (was != NULL && root != NULL, NULL);

  if (!studio_approval_is_valid (was))
    return json_node_ref (root);
  snapshot = studio_snapshot_with_root (was, root, NULL);
  text = studio_approval_digest (snapshot);
  digest = studio_json_string (text);
  return studio_json_with (root, MEMBER "/digest", digest);
}

/* --- documents from outside --- */

static gboolean
check_checks (const StudioJsonAt *at,
              GError **error)
{
  static const char *const names[] = { "required", "recommended", "accepted", "answered" };
  StudioJsonAt checks;
  double count = 0;

  if (!studio_json_get_object (at, "checks", FALSE, &checks, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    if (!studio_json_get_ranged (&checks, names[i], 0, MAX_FINDINGS, &count, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_texts (const StudioJsonAt *at,
             GError **error)
{
  StudioJsonAt texts;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  gsize size = 0;

  if (!studio_json_get_object (at, TEXTS, FALSE, &texts, error))
    return FALSE;
  if (texts.node == NULL)
    return TRUE;
  json_object_iter_init (&iter, json_node_get_object (texts.node));
  while (json_object_iter_next (&iter, &name, &node)) {
    const char *text = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

    size += text != NULL ? strlen (text) : STUDIO_APPROVAL_MAX_BYTES + 1;
  }
  if (studio_json_at_length (&texts) <= STUDIO_APPROVAL_MAX_TEXTS && size <= STUDIO_APPROVAL_MAX_BYTES)
    return TRUE;
  studio_json_at_error (error, &texts, _ ("This has to hold at most %d texts."), STUDIO_APPROVAL_MAX_TEXTS);
  return FALSE;
}

gboolean
studio_approval_check (const StudioJsonAt *root,
                       GError **error)
{
  static const char *const lines[] = { "by", "role", "post", "at", "digest", "note", "profile" };
  StudioJsonAt approval;
  const char *state = NULL;

  g_return_val_if_fail (root != NULL, FALSE);

  if (!studio_json_get_string (root, STATE, FALSE, &state, error) || !studio_json_get_object (root, MEMBER, FALSE, &approval, error))
    return FALSE;
  if (approval.node == NULL)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    if (!studio_entry_check_text (&approval, lines[i], STUDIO_WORDS_MAX_LINE, error))
      return FALSE;
  }
  return check_checks (&approval, error) && check_texts (&approval, error);
}
