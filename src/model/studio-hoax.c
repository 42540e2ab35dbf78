#include "config.h"

#include "studio-hoax.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_blank (const char *text)
{
  return strspn (text, " \t\r\n") == strlen (text);
}

static JsonNode *
member (JsonNode *node,
        const char *name)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), name) : NULL;
}

static const char *
text_of (JsonNode *value)
{
  const char *text = value != NULL && JSON_NODE_HOLDS_VALUE (value) ? json_node_get_string (value) : NULL;

  return text != NULL ? text : "";
}

/* --- evidence --- */

GArray *
studio_hoax_list_evidence (JsonNode *root)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (StudioEvidence));
  JsonNode *node;

  g_return_val_if_fail (root != NULL, list);

  node = member (member (root, "hoax"), "evidence");
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node)) {
    StudioEvidence plain = { text_of (node), "", "" };

    if (!is_blank (plain.what))
      g_array_append_val (list, plain);
    return list;
  }
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)) && i < STUDIO_HOAX_MAX_EVIDENCE; i++) {
    JsonNode *entry = json_array_get_element (json_node_get_array (node), i);
    StudioEvidence evidence = { text_of (member (entry, "what")), text_of (member (entry, "source")), text_of (member (entry, "date")) };

    g_array_append_val (list, evidence);
  }
  return list;
}

static void
add_text (JsonObject *entry,
          const char *name,
          const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (entry, name, text);
}

JsonNode *
studio_hoax_with_evidence (JsonNode *root,
                           const StudioEvidence *list,
                           guint n_list)
{
  g_autoptr (JsonArray) entries = json_array_new ();
  g_autoptr (JsonNode) value = NULL;
  g_autoptr (JsonNode) hoax = NULL;

  g_return_val_if_fail (root != NULL && n_list <= STUDIO_HOAX_MAX_EVIDENCE, NULL);

  for (guint i = 0; i < n_list; i++) {
    JsonObject *entry = json_object_new ();

    add_text (entry, "what", list[i].what);
    add_text (entry, "source", list[i].source);
    add_text (entry, "date", list[i].date);
    if (json_object_get_size (entry) > 0)
      json_array_add_object_element (entries, entry);
    else
      json_object_unref (entry);
  }
  if (json_array_get_length (entries) > 0)
    value = json_node_init_array (json_node_alloc (), entries);
  hoax = studio_json_with_member (member (root, "hoax"), "evidence", value);
  return studio_json_with_member (root, "hoax", json_object_get_size (json_node_get_object (hoax)) > 0 ? hoax : NULL);
}

gboolean
studio_evidence_is_complete (const StudioEvidence *evidence,
                             gboolean plain)
{
  return !is_blank (evidence->what) && (plain || (!is_blank (evidence->source) && !is_blank (evidence->date)));
}

static gboolean
check_piece (const StudioJsonAt *at,
             GError **error)
{
  static const char *const names[] = { "what", "source", "date" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    const char *text = "";

    if (!studio_json_get_string (at, names[i], FALSE, &text, error))
      return FALSE;
    if (strlen (text) > STUDIO_WORDS_MAX_LINE) {
      studio_json_at_error (error, at, _ ("This text is too long. Shorten it to %d bytes."), STUDIO_WORDS_MAX_LINE);
      return FALSE;
    }
  }
  return TRUE;
}

gboolean
studio_hoax_check_evidence (const StudioJsonAt *hoax,
                            GError **error)
{
  StudioJsonAt at, piece, object;
  const char *plain = "";

  if (hoax->node == NULL || !studio_json_at_member (hoax, "evidence", &at))
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (at.node)) {
    if (!studio_json_get_string (hoax, "evidence", FALSE, &plain, error))
      return FALSE;
    if (strlen (plain) <= STUDIO_WORDS_MAX_LINE)
      return TRUE;
    studio_json_at_error (error, &at, _ ("This text is too long. Shorten it to %d bytes."), STUDIO_WORDS_MAX_LINE);
    return FALSE;
  }
  if (json_array_get_length (json_node_get_array (at.node)) > STUDIO_HOAX_MAX_EVIDENCE) {
    studio_json_at_error (error, &at, _ ("There are more than %d entries. Remove some."), STUDIO_HOAX_MAX_EVIDENCE);
    return FALSE;
  }
  for (guint i = 0; studio_json_at_element (&at, i, &piece); i++) {
    object = piece;
    if (!JSON_NODE_HOLDS_OBJECT (piece.node)) {
      studio_json_at_error (error, &piece, _ ("A piece of evidence has to be an object with “what”, “source” and “date”."));
      return FALSE;
    }
    if (!check_piece (&object, error))
      return FALSE;
  }
  return TRUE;
}

/* --- steps --- */

static gboolean
has_evidence (JsonNode *root)
{
  JsonNode *node = member (member (root, "hoax"), "evidence");
  gboolean plain = node != NULL && !JSON_NODE_HOLDS_ARRAY (node);
  g_autoptr (GArray) list = studio_hoax_list_evidence (root);

  for (guint i = 0; i < list->len; i++) {
    if (studio_evidence_is_complete (&g_array_index (list, StudioEvidence, i), plain))
      return TRUE;
  }
  return FALSE;
}

static gboolean
has (JsonNode *root,
     StudioHoaxMember which)
{
  return !is_blank (studio_hoax_get (root, which));
}

gboolean
studio_hoax_is_done (JsonNode *root,
                     StudioHoaxStep step)
{
  g_return_val_if_fail (root != NULL, FALSE);

  switch (step) {
  case STUDIO_HOAX_STEP_CAPTURE:
    return has (root, STUDIO_HOAX_CLAIM) && has (root, STUDIO_HOAX_MEDIUM);
  case STUDIO_HOAX_STEP_SORT:
    return has (root, STUDIO_HOAX_TYPE) && has (root, STUDIO_HOAX_CLASS);
  case STUDIO_HOAX_STEP_EVIDENCE:
    return has_evidence (root);
  case STUDIO_HOAX_STEP_OFFICER:
    return has (root, STUDIO_HOAX_OFFICER) && has (root, STUDIO_HOAX_CHECKED);
  case STUDIO_HOAX_STEP_VERDICT:
    return has (root, STUDIO_HOAX_VERDICT);
  case STUDIO_HOAX_N_STEPS:
  default:
    g_return_val_if_reached (FALSE);
  }
}

gboolean
studio_hoax_is_proven (JsonNode *root)
{
  g_return_val_if_fail (root != NULL, FALSE);

  return has_evidence (root) && has (root, STUDIO_HOAX_OFFICER);
}

/* --- the stamp --- */

/* What stands in a field of the post itself, not in the template's example. */
static gboolean
has_field (StudioSnapshot *snapshot,
           const char *field)
{
  return !is_blank (text_of (studio_snapshot_get_value (snapshot, field)));
}

/* Only an example that nobody has touched shows its stamp. */
static gboolean
is_begun (StudioSnapshot *snapshot)
{
  JsonNode *content = member (studio_snapshot_get_json (snapshot), "content");

  return (content != NULL && JSON_NODE_HOLDS_OBJECT (content) && json_object_get_size (json_node_get_object (content)) > 0) ||
         member (studio_snapshot_get_json (snapshot), "hoax") != NULL;
}

gboolean
studio_hoax_is_locked (StudioSnapshot *snapshot)
{
  JsonNode *root;

  g_return_val_if_fail (snapshot != NULL, FALSE);

  root = studio_snapshot_get_json (snapshot);
  if (g_strcmp0 (studio_template_get_content_type (studio_snapshot_get_template (snapshot)), STUDIO_HOAX_TYPE_ID) != 0 || !is_begun (snapshot))
    return FALSE;
  return !(has_evidence (root) || has_field (snapshot, "bukti")) || !(has (root, STUDIO_HOAX_OFFICER) || has_field (snapshot, "pemeriksa"));
}

/* On pictures, which are in Indonesian whatever language the program speaks. */
static JsonNode *
get_locked_words (void)
{
  static JsonNode *words;

  if (g_once_init_enter (&words)) {
    JsonNode *made = studio_json_string ("Belum terverifikasi");

    json_node_seal (made);
    g_once_init_leave (&words, made);
  }
  return words;
}

JsonNode *
studio_hoax_get_public (StudioSnapshot *snapshot,
                        const char *field,
                        gboolean *sample)
{
  JsonNode *shown = studio_snapshot_get_shown (snapshot, field, sample);

  return shown != NULL && g_str_equal (field, STUDIO_HOAX_STAMP_FIELD) && studio_hoax_is_locked (snapshot) ? get_locked_words () : shown;
}
