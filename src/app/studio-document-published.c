#include "config.h"

#include "studio-document-published.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-approval.h"
#include "studio-error.h"
#include "studio-gate.h"
#include "studio-moment.h"
#include "studio-plan.h"
#include "studio-review-log.h"

#define LOG "review_log"
#define STATE "review"
#define PUBLISHED "published"

/* --- the log of the post's states --- */

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

static const char *
name_of (const StudioSelf *self)
{
  return self != NULL && !is_blank (self->name) ? self->name : studio_gate_get_person ();
}

static const char *
text_at (JsonNode *root,
         const char *path)
{
  JsonNode *node = studio_json_lookup (root, path);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : "";
}

/* @root is consumed. Returns: (transfer full) */
static JsonNode *
with_line (JsonNode *root,
           StudioDeed deed,
           const StudioSelf *self,
           const char *note)
{
  g_autoptr (JsonNode) before = root;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *at = studio_moment_format (now, studio_zone_get_offset (NULL, now));
  const StudioReviewEntry entry = {
    .known = TRUE,
    .deed = deed,
    .role = self != NULL ? self->role : STUDIO_ROLE_OPD,
    .by = name_of (self),
    .post = self != NULL ? self->post : "",
    .at = at,
    .note = note,
  };

  return studio_review_log_with (before, &entry);
}

/* @root is consumed. Returns: (transfer full) */
static JsonNode *
with_state (JsonNode *root,
            const char *state)
{
  g_autoptr (JsonNode) before = root, value = studio_json_string (state);

  return studio_json_with_member (before, STATE, value);
}

/* What the post was before it went out. */
static const char *
state_before (JsonNode *root)
{
  static const char *const states[][2] = { { "asked", "review" }, { "returned", "returned" }, { "withdrawn", "draft" } };
  JsonNode *log = studio_json_lookup (root, LOG);
  guint n = log != NULL && JSON_NODE_HOLDS_ARRAY (log) ? json_array_get_length (json_node_get_array (log)) : 0;

  if (studio_json_lookup (root, "approval") != NULL)
    return "approved";
  while (n-- > 0) {
    g_autofree char *path = g_strdup_printf (LOG "/%u/kind", n);

    for (gsize i = 0; i < G_N_ELEMENTS (states); i++) {
      if (g_str_equal (text_at (root, path), states[i][0]))
        return states[i][1];
    }
  }
  return "draft";
}

/* --- marking --- */

static gboolean
check_name (const char *name,
            gsize most,
            GError **error)
{
  if (name == NULL)
    return TRUE;
  if (!g_utf8_validate (name, -1, NULL)) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("This text has broken characters. Type it again or copy it from another program."));
    return FALSE;
  }
  if (strlen (name) <= most)
    return TRUE;
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("This text is too long. Shorten it to %d bytes."), (int) most);
  return FALSE;
}

static gboolean
check_publication (const StudioPublication *publication,
                   GError **error)
{
  if (publication->platform == NULL || *publication->platform == '\0') {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("Choose the platform the post was published on."));
    return FALSE;
  }
  if (!check_name (publication->platform, STUDIO_PLAN_MAX_PLATFORM, error) || !check_name (publication->account, STUDIO_PUBLISHED_MAX_NAME, error) ||
      !check_name (publication->by, STUDIO_PUBLISHED_MAX_NAME, error) || !check_name (publication->approved_by, STUDIO_PUBLISHED_MAX_NAME, error))
    return FALSE;
  if (publication->link == NULL || *publication->link == '\0' || studio_published_is_link (publication->link))
    return TRUE;
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("This is no web address. Paste the whole link; it begins with “https://”."));
  return FALSE;
}

/* What @publication does not say itself. @id: of the entry; @approver: (nullable) */
static StudioPublication
fill_in (const StudioPublication *publication,
         const char *id,
         const char *approver,
         const StudioSelf *self)
{
  StudioPublication full = *publication;

  full.id = id;
  if (is_blank (full.by))
    full.by = name_of (self);
  if (is_blank (full.approved_by))
    full.approved_by = approver;
  if (full.at == 0) {
    full.at = g_get_real_time () / G_USEC_PER_SEC;
    full.offset = studio_zone_get_offset (NULL, full.at);
  }
  return full;
}

/* Returns: (transfer full): "instagram, x" */
static char *
join_platforms (const StudioPublication *publications,
                guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", publications[i].platform);
  return g_string_free (text, FALSE);
}

static gboolean
check_all (JsonNode *root,
           const StudioPublication *publications,
           guint n,
           GError **error)
{
  g_autoptr (GArray) old = studio_published_list (root);

  for (guint i = 0; i < n; i++) {
    if (!check_publication (&publications[i], error))
      return FALSE;
  }
  if (old->len + n <= STUDIO_PUBLISHED_MAX)
    return TRUE;
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("There are more than %d entries. Remove some."), STUDIO_PUBLISHED_MAX);
  return FALSE;
}

JsonNode *
studio_published_mark (StudioPost *post,
                       const StudioPublication *publications,
                       guint n,
                       const StudioSelf *self,
                       char ***ids,
                       GError **error)
{
  g_autoptr (GStrvBuilder) made = g_strv_builder_new ();
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autofree char *platforms = NULL, *approver = NULL;
  JsonNode *root, *marked;

  g_return_val_if_fail (STUDIO_IS_POST (post) && publications != NULL && n > 0, NULL);

  root = studio_post_get_json (post);
  if (!check_all (root, publications, n, error))
    return NULL;
  snapshot = studio_post_snapshot (post);
  approver = studio_approval_make_approver (snapshot);
  marked = json_node_ref (root);
  for (guint i = 0; i < n; i++) {
    g_autofree char *id = is_blank (publications[i].id) ? g_uuid_string_random () : g_strdup (publications[i].id);
    g_autoptr (JsonNode) before = marked;
    StudioPublication full = fill_in (&publications[i], id, approver, self);

    marked = studio_published_with (before, &full);
    g_strv_builder_add (made, id);
  }
  platforms = join_platforms (publications, n);
  if (ids != NULL)
    *ids = g_strv_builder_end (made);
  return with_line (with_state (marked, PUBLISHED), STUDIO_DEED_PUBLISH, self, platforms);
}

JsonNode *
studio_published_take_back (JsonNode *root,
                            const char *const *ids,
                            const StudioSelf *self)
{
  g_autoptr (JsonNode) left = NULL;
  g_autoptr (GArray) entries = NULL;

  g_return_val_if_fail (root != NULL && ids != NULL, NULL);

  left = json_node_ref (root);
  for (guint i = 0; ids[i] != NULL; i++) {
    g_autoptr (JsonNode) before = left;

    left = studio_published_without (before, ids[i]);
  }
  entries = studio_published_list (left);
  if (left == root || entries->len > 0)
    return g_steal_pointer (&left);
  return with_line (with_state (json_node_ref (left), state_before (left)), STUDIO_DEED_WITHDRAW, self, _ ("Publication taken back"));
}

/* --- in a history --- */

void
studio_published_note (StudioHistory *history,
                       JsonNode *root)
{
  static const char *const members[] = { "published", STATE, LOG, "programme" };

  g_return_if_fail (STUDIO_IS_HISTORY (history) && root != NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++) {
    JsonNode *present = studio_json_lookup (studio_post_get_json (studio_history_get_post (history)), members[i]);
    JsonNode *value = studio_json_lookup (root, members[i]);

    if (present == value || (present != NULL && value != NULL && studio_json_equal (present, value)))
      continue;
    studio_history_note (history, members[i], value);
  }
}

static JsonNode *
root_of (StudioDocument *self)
{
  return studio_post_get_json (studio_document_get_post (self));
}

gboolean
studio_document_mark_published (StudioDocument *self,
                                const StudioPublication *publications,
                                guint n,
                                const StudioSelf *person,
                                char ***ids,
                                GError **error)
{
  g_autoptr (JsonNode) marked = NULL;

  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self), FALSE);

  marked = studio_published_mark (studio_document_get_post (self), publications, n, person, ids, error);
  if (marked == NULL)
    return FALSE;
  studio_published_note (studio_document_get_history (self), marked);
  return TRUE;
}

void
studio_document_take_published_back (StudioDocument *self,
                                     const char *const *ids,
                                     const StudioSelf *person)
{
  g_autoptr (JsonNode) left = NULL;

  g_return_if_fail (STUDIO_IS_DOCUMENT (self) && ids != NULL);

  left = studio_published_take_back (root_of (self), ids, person);
  studio_published_note (studio_document_get_history (self), left);
}

void
studio_document_set_programme (StudioDocument *self,
                               const char *programme)
{
  g_autoptr (JsonNode) root = NULL;

  g_return_if_fail (STUDIO_IS_DOCUMENT (self));

  root = studio_programme_with (root_of (self), programme);
  studio_published_note (studio_document_get_history (self), root);
}
