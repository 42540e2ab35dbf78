#include "config.h"

#include "studio-reunion-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-approval.h"
#include "studio-moment.h"
#include "studio-pages.h"
#include "studio-post-changes.h"

/* of a value that is told, in code points */
#define MAX_VALUE 600

static gboolean
is_at (const char *const *path,
       const char *top)
{
  return path[0] != NULL && g_str_equal (path[0], top);
}

/* Returns: (nullable) */
static const char *
member_text (JsonNode *node,
             const char *name)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? studio_json_peek_string (json_node_get_object (node), name) : NULL;
}

/* --- labels --- */

static const char *
field_label (const StudioReunionWords *words,
             const char *name)
{
  const StudioField *field = studio_template_find_field (studio_snapshot_get_template (words->mine), name);

  if (field == NULL)
    field = studio_template_find_field (studio_snapshot_get_template (words->theirs), name);
  return field != NULL ? field->label : name;
}

/* Layers are called like the field they show; those of further pages have the page's id behind. Returns: (transfer full) */
static char *
layer_label (const StudioReunionWords *words,
             const char *id)
{
  const char *at = strchr (id, '@');
  g_autofree char *name = at != NULL ? g_strndup (id, (gsize) (at - id)) : g_strdup (id);
  JsonNode *layers[] = { studio_json_lookup (studio_snapshot_get_json (words->mine), "layers"), studio_json_lookup (studio_snapshot_get_json (words->theirs), "layers") };

  for (guint i = 0; i < G_N_ELEMENTS (layers); i++) {
    JsonNode *layer = layers[i] != NULL && JSON_NODE_HOLDS_OBJECT (layers[i]) ? json_object_get_member (json_node_get_object (layers[i]), id) : NULL;
    const char *text = member_text (layer, "text");

    if (text != NULL && *text != '\0')
      return g_utf8_substring (text, 0, MIN (40, g_utf8_strlen (text, -1)));
    if (layer != NULL)
      return g_strdup (_ ("an added layer"));
  }
  return g_strdup (field_label (words, name));
}

static const char *
property_label (const char *name)
{
  static const struct
  {
    const char *name;
    const char *label;
  } names[] = {
    { "frame", N_ ("place and size") },
    { "rotate", N_ ("turn") },
    { "flip", N_ ("mirroring") },
    { "scale", N_ ("size") },
    { "hidden", N_ ("shown or hidden") },
    { "lock", N_ ("lock") },
    { "z", N_ ("order") },
    { "text", N_ ("text") },
    { "color", N_ ("colour") },
    { "fill", N_ ("colour") },
    { "size", N_ ("size of letters") },
    { "align", N_ ("alignment") },
    { "opacity", N_ ("transparency") },
    { "rows", N_ ("figures") },
    { "asset", N_ ("photo") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (g_strcmp0 (names[i].name, name) == 0)
      return _ (names[i].label);
  }
  return name;
}

/* @format, @property: (nullable) */
static char *
design_label (const StudioReunionWords *words,
              const char *layer,
              const char *format_id,
              const char *property)
{
  const StudioFormat *format = format_id != NULL ? studio_format_find (format_id) : NULL;
  g_autofree char *name = layer_label (words, layer);
  GString *label = g_string_new (NULL);

  /* TRANSLATORS: what was changed by hand of a layer on the picture */
  g_string_append_printf (label, _ ("Design of “%s”"), name);
  if (property != NULL)
    g_string_append_printf (label, ": %s", property_label (property));
  if (format_id != NULL)
    g_string_append_printf (label, " (%s)", format != NULL ? _ (format->name) : format_id);
  return g_string_free (label, FALSE);
}

static char *
page_label (const StudioReunionWords *words,
            const char *id,
            gboolean description)
{
  StudioSnapshot *posts[] = { words->mine, words->theirs };

  for (guint n = 0; n < G_N_ELEMENTS (posts); n++) {
    g_autoptr (GArray) pages = studio_snapshot_list_pages (posts[n]);

    for (guint i = 0; i < pages->len; i++) {
      if (!g_str_equal (g_array_index (pages, StudioPage, i).id, id))
        continue;
      if (description && pages->len == 1)
        return g_strdup (_ ("Alternative text"));
      return g_strdup_printf (description ? _ ("Alternative text, page %u") : _ ("Page %u"), i + 1);
    }
  }
  return g_strdup (description ? _ ("Alternative text") : _ ("Page"));
}

static char *
platform_label (const StudioReunionWords *words,
                const char *format,
                const char *id)
{
  const StudioPlatform *platform = words->platforms != NULL ? studio_platforms_find (words->platforms, id) : NULL;
  GString *label = g_string_new (format);

  g_string_replace (label, "%s", platform != NULL ? platform->name : id, 1);
  return g_string_free (label, FALSE);
}

/* Of things that have no parts to be named. Returns: (nullable) */
static const char *
plain_label (const char *top)
{
  static const struct
  {
    const char *top;
    const char *label;
  } names[] = {
    { "approval", N_ ("Approval") },
    { "accepted", N_ ("A finding that stands") },
    { "answers", N_ ("An answer to the checklist") },
    { "brand", N_ ("Brand") },
    { "caption", N_ ("Caption") },
    { "comments", N_ ("Comments") },
    { "content", N_ ("Content") },
    { "edition", N_ ("Edition of the brand") },
    { "hoax", N_ ("Hoax clarification") },
    { "layers", N_ ("Design") },
    { "office", N_ ("Office") },
    { "pages", N_ ("Order of the pages") },
    { "photo_notes", N_ ("Credit and consent of a photo") },
    { "photos", N_ ("Photos laid aside") },
    { "plan", N_ ("Plan") },
    { "programme", N_ ("Programme") },
    { "published", N_ ("Where it was published") },
    { "releases", N_ ("Releases") },
    { "review", N_ ("Stage") },
    { "review_log", N_ ("Review") },
    { "set", N_ ("Design") },
    { "tags", N_ ("Tags") },
    { "template", N_ ("Template") },
    { "variants", N_ ("Design") },
  };

  for (guint i = 0; top != NULL && i < G_N_ELEMENTS (names); i++) {
    if (g_str_equal (names[i].top, top))
      return _ (names[i].label);
  }
  return NULL;
}

char *
studio_reunion_label (const StudioReunionWords *words,
                      const char *const *path)
{
  guint n;

  g_return_val_if_fail (words != NULL && path != NULL, NULL);

  n = g_strv_length ((char **) path);
  if (n >= 2 && is_at (path, "content"))
    return g_strdup (field_label (words, path[1]));
  if (n >= 3 && is_at (path, "caption") && g_str_equal (path[1], "variants"))
    return platform_label (words, _ ("Caption for %s"), path[2]);
  if (n >= 2 && is_at (path, "descriptions"))
    return page_label (words, path[1], TRUE);
  if (n >= 2 && (is_at (path, "set") || is_at (path, "layers")))
    return design_label (words, path[1], NULL, n > 2 ? path[2] : NULL);
  if (n >= 4 && is_at (path, "variants"))
    return design_label (words, path[3], path[1], n > 4 ? path[4] : NULL);
  if (n >= 2 && is_at (path, "pages"))
    return page_label (words, path[1], FALSE);
  if (n >= 2 && is_at (path, "plan") && *path[1] != '\0')
    return platform_label (words, _ ("Plan for %s"), path[1]);
  if (plain_label (path[0]) != NULL)
    return g_strdup (plain_label (path[0]));
  return g_strdup_printf (_ ("Other data (%s)"), path[0] != NULL ? path[0] : "");
}

/* --- values --- */

static char *
frame_words (JsonNode *value)
{
  JsonArray *frame = JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;

  if (frame == NULL || json_array_get_length (frame) != 4)
    return NULL;
  for (guint i = 0; i < 4; i++) {
    if (!JSON_NODE_HOLDS_VALUE (json_array_get_element (frame, i)))
      return NULL;
  }
  return g_strdup_printf (_ ("%1$d, %2$d from the corner; %3$d × %4$d px"), (int) json_array_get_double_element (frame, 0), (int) json_array_get_double_element (frame, 1),
                          (int) json_array_get_double_element (frame, 2), (int) json_array_get_double_element (frame, 3));
}

/* Returns: (transfer full) (nullable) */
static char *
time_words (const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, utc) : NULL;

  return time != NULL ? g_date_time_format (time, "%-d %B %Y %H.%M") : NULL;
}

static char *
approval_words (JsonNode *value)
{
  const char *by = member_text (value, "by");
  g_autofree char *at = time_words (member_text (value, "at"));

  return at != NULL ? g_strdup_printf (_ ("By %1$s, %2$s"), by != NULL ? by : "?", at) : g_strdup (by != NULL ? by : "?");
}

static char *
stage_words (JsonNode *value)
{
  for (int stage = STUDIO_POST_STAGE_DRAFT; stage <= STUDIO_POST_STAGE_PUBLISHED; stage++) {
    if (json_node_get_value_type (value) == G_TYPE_STRING && g_strcmp0 (json_node_get_string (value), studio_post_stage_get_id ((StudioPostStage) stage)) == 0)
      return g_strdup (studio_post_stage_get_name ((StudioPostStage) stage));
  }
  return g_strdup (studio_post_stage_get_name (STUDIO_POST_STAGE_DRAFT));
}

/* Of objects: the member that says it. Returns: (transfer full) (nullable) */
static char *
object_words (JsonNode *value)
{
  static const char *const members[] = { "text", "alt", "value", "reason", "verdict", "link" };

  if (member_text (value, "asset") != NULL)
    return g_strdup (_ ("A photo"));
  if (member_text (value, "at") != NULL && member_text (value, "text") == NULL && member_text (value, "value") == NULL)
    return time_words (member_text (value, "at"));
  for (guint i = 0; i < G_N_ELEMENTS (members); i++) {
    const char *text = member_text (value, members[i]);

    if (text != NULL && *text != '\0')
      return g_strdup (text);
  }
  return NULL;
}

/* Returns: (transfer full) (nullable) */
static char *
special_words (const StudioReunionWords *words,
               const char *const *path,
               JsonNode *value,
               gboolean theirs)
{
  StudioSnapshot *post = theirs ? words->theirs : words->mine;

  if (is_at (path, "brand"))
    return g_strdup (studio_brand_get_name (studio_snapshot_get_base_brand (post)));
  if (is_at (path, "template"))
    return g_strdup (studio_template_get_name (studio_snapshot_get_template (post)));
  if (is_at (path, "review") && JSON_NODE_HOLDS_VALUE (value))
    return stage_words (value);
  if (is_at (path, "approval"))
    return approval_words (value);
  if (is_at (path, "layers") && path[1] != NULL && path[2] == NULL)
    return g_strdup (_ ("Kept, with changes"));
  if (is_at (path, "pages"))
    return path[1] != NULL ? g_strdup (_ ("Kept, with changes")) : g_strdup (theirs ? _ ("The order in the package") : _ ("The order here"));
  if (JSON_NODE_HOLDS_OBJECT (value))
    return object_words (value);
  return g_str_equal (path[MAX (1, g_strv_length ((char **) path)) - 1], "frame") ? frame_words (value) : NULL;
}

/* @text: (transfer full): long texts end early */
static char *
shorten (char *text)
{
  char *head;

  if (g_utf8_strlen (text, -1) <= MAX_VALUE)
    return text;
  head = g_utf8_substring (text, 0, MAX_VALUE);
  g_free (text);
  text = g_strconcat (head, "…", NULL);
  g_free (head);
  return text;
}

char *
studio_reunion_value (const StudioReunionWords *words,
                      const char *const *path,
                      JsonNode *value,
                      gboolean theirs)
{
  char *text;

  g_return_val_if_fail (words != NULL && path != NULL, NULL);

  if (value == NULL)
    return g_strdup (is_at (path, "layers") || is_at (path, "pages") ? _ ("Removed") : _ ("Nothing"));
  text = path[0] != NULL ? special_words (words, path, value, theirs) : NULL;
  if (text == NULL)
    text = studio_post_changes_words (value);
  if (*text == '\0') {
    g_free (text);
    text = JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING ? g_strdup (_ ("Empty")) : studio_json_write_line (value);
  }
  return shorten (text);
}

gboolean
studio_reunion_is_look (const char *const *path,
                        JsonNode *mine,
                        JsonNode *theirs,
                        char **format)
{
  gboolean variant = is_at (path, "variants") && path[1] != NULL;
  gboolean photo = is_at (path, "content") && (member_text (mine, "asset") != NULL || member_text (theirs, "asset") != NULL);

  *format = variant ? g_strdup (path[1]) : NULL;
  return variant || photo || is_at (path, "set") || is_at (path, "layers") || is_at (path, "pages") || is_at (path, "brand") || is_at (path, "template") || is_at (path, "edition");
}
