#include "config.h"

#include "studio-platforms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"
#include "studio-json-file.h"
#include "studio-localised.h"
#include "studio-paths.h"
#include "studio-published.h"

#define FORMAT "pemda-studio-platforms"
#define VERSION 1
#define MAX_FILE_BYTES (256 * 1024)
#define MAX_PLATFORMS 100
#define MAX_RANGES 100
#define MAX_NUMBER 10000000
#define MAX_POINT 0x10FFFF
#define MAX_LINK 1000

struct _StudioPlatforms
{
  gatomicrefcount refs;
  GPtrArray *platforms;
  GPtrArray *problems;
  GArray *ranges; /* StudioCountRange, of X */
  int x_link, x_emoji;
  char *escapes; /* of LinkedIn */
  char *date;
};

static void
platform_free (StudioPlatform *platform)
{
  g_free (platform->id);
  g_free (platform->name);
  g_strfreev (platform->aliases);
  g_free (platform->upload_page);
  g_free (platform->page_hint);
  g_free (platform->alt_hint);
  g_free (platform);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioPlatform, platform_free)

static gboolean
get_number (const StudioJsonAt *at,
            const char *name,
            int *value,
            GError **error)
{
  double number = *value;

  if (!studio_json_get_ranged (at, name, 0, MAX_NUMBER, &number, error))
    return FALSE;
  *value = (int) number;
  return TRUE;
}

static gboolean
get_limit (const StudioPlatforms *self,
           const StudioJsonAt *at,
           StudioLimit *limit,
           GError **error)
{
  const char *name = "codepoints";
  StudioJsonAt child;

  limit->counting = (StudioCounting){ STUDIO_COUNT_CODE_POINTS, self->x_link, self->x_emoji, self->ranges, self->escapes };
  if (!studio_json_get_string (at, "count", FALSE, &name, error) || !get_number (at, "max", &limit->max, error))
    return FALSE;
  if (studio_count_rule_from_name (name, &limit->counting.rule))
    return TRUE;
  studio_json_at_member (at, "count", &child);
  studio_json_at_error (error, &child, _ ("“%s” is no way to count. See docs/platforms.md."), name);
  return FALSE;
}

static gboolean
get_aliases (const StudioJsonAt *at,
             StudioPlatform *platform,
             GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  StudioJsonAt list, entry;

  if (!studio_json_get_array (at, "aliases", FALSE, &list, error))
    return FALSE;
  for (guint i = 0; list.node != NULL && i < studio_json_at_length (&list); i++) {
    studio_json_at_element (&list, i, &entry);
    if (!JSON_NODE_HOLDS_VALUE (entry.node) || json_node_get_string (entry.node) == NULL) {
      studio_json_at_error (error, &entry, _ ("A name must be a text in quotation marks."));
      return FALSE;
    }
    g_strv_builder_add (names, json_node_get_string (entry.node));
  }
  platform->aliases = g_strv_builder_end (names);
  return TRUE;
}

static gboolean
get_also (const StudioPlatforms *self,
          const StudioJsonAt *at,
          StudioPlatform *platform,
          GError **error)
{
  StudioJsonAt list, entry;

  if (!studio_json_get_array (at, "also", FALSE, &list, error))
    return FALSE;
  return list.node == NULL || !studio_json_at_element (&list, 0, &entry) || get_limit (self, &entry, &platform->also, error);
}

static gboolean
get_alt (const StudioPlatforms *self,
         const StudioJsonAt *at,
         StudioPlatform *platform,
         GError **error)
{
  StudioJsonAt alt;

  if (!studio_json_get_object (at, "alt", FALSE, &alt, error))
    return FALSE;
  platform->has_alt = alt.node != NULL;
  return alt.node == NULL || get_limit (self, &alt, &platform->alt, error);
}

static gboolean
get_marks (const StudioJsonAt *at,
           StudioPlatform *platform,
           GError **error)
{
  static const char *const words[] = { "unverified", "documented", "code", NULL };
  int sure = 0;

  if (!get_number (at, "visible", &platform->visible, error) || !get_number (at, "hashtags", &platform->hashtags, error) ||
      !get_number (at, "hashtags_max", &platform->hashtags_max, error) || !get_number (at, "mentions_max", &platform->mentions_max, error) ||
      !get_number (at, "links_max", &platform->links_max, error) || !studio_json_get_choice (at, "sure", words, &sure, error))
    return FALSE;
  platform->sure = sure > 0;
  return TRUE;
}

static gboolean
get_hint (const StudioJsonAt *hints,
          const char *name,
          char **hint,
          GError **error)
{
  StudioJsonAt member;

  if (!studio_json_at_member (hints, name, &member))
    return TRUE;
  *hint = studio_localised_get (hints, name, error);
  return *hint != NULL;
}

/* Where people upload by hand, and what they have to look for there. */
static gboolean
get_uploading (const StudioJsonAt *at,
               StudioPlatform *platform,
               GError **error)
{
  const char *page = NULL;
  StudioJsonAt hints, member;

  if (!studio_json_get_string (at, "upload_page", FALSE, &page, error) || !studio_json_get_object (at, "hints", FALSE, &hints, error))
    return FALSE;
  if (page != NULL && !(g_str_has_prefix (page, "https://") && studio_published_is_link (page))) {
    studio_json_at_member (at, "upload_page", &member);
    studio_json_at_error (error, &member, _ ("“%s” is no web address that begins with “https://”."), page);
    return FALSE;
  }
  platform->upload_page = g_strdup (page);
  return hints.node == NULL || (get_hint (&hints, "page", &platform->page_hint, error) && get_hint (&hints, "alt", &platform->alt_hint, error));
}

static StudioPlatform *
parse_platform (const StudioPlatforms *self,
                const StudioJsonAt *at,
                GError **error)
{
  static const char *const members[] = { "id", "name", "aliases", "count", "max", "also", "link", "visible", "hashtags",
                                         "hashtags_max", "mentions_max", "links_max", "alt", "sure", "upload_page", "hints", NULL };
  g_autoptr (StudioPlatform) platform = g_new0 (StudioPlatform, 1);
  const char *id = NULL, *name = NULL;
  double link = self->x_link;

  if (!studio_json_only_members (at, members, error) || !studio_json_get_string (at, "id", TRUE, &id, error) ||
      !studio_json_get_string (at, "name", TRUE, &name, error) || !get_limit (self, at, &platform->caption, error) ||
      !get_also (self, at, platform, error) || !get_alt (self, at, platform, error) || !get_marks (at, platform, error) ||
      !get_aliases (at, platform, error) || !get_uploading (at, platform, error) || !studio_json_get_ranged (at, "link", 0, MAX_LINK, &link, error))
    return NULL;
  platform->id = g_strdup (id);
  platform->name = g_strdup (name);
  platform->caption.counting.link = (int) link;
  return g_steal_pointer (&platform);
}

/* Takes note of @error, which is consumed. */
static void
note_problem (StudioPlatforms *self,
              GError *error)
{
  g_ptr_array_add (self->problems, g_strdup (error->message));
  g_error_free (error);
}

static gboolean
parse_range (const StudioJsonAt *at,
             StudioCountRange *range,
             GError **error)
{
  double ends[2] = { 0, 0 };
  StudioJsonAt entry;

  for (guint i = 0; i < 2; i++) {
    if (!studio_json_at_element (at, i, &entry) || !JSON_NODE_HOLDS_VALUE (entry.node)) {
      studio_json_at_error (error, at, _ ("A range needs two numbers."));
      return FALSE;
    }
    ends[i] = json_node_get_double (entry.node);
  }
  if (!(ends[0] >= 0 && ends[1] >= ends[0] && ends[1] <= MAX_POINT)) {
    studio_json_at_error (error, at, _ ("A range goes from a smaller to a larger code point."));
    return FALSE;
  }
  *range = (StudioCountRange){ (gunichar) ends[0], (gunichar) ends[1] };
  return TRUE;
}

static gboolean
parse_x (StudioPlatforms *self,
         const StudioJsonAt *root,
         GError **error)
{
  StudioJsonAt x, list, entry;
  double link = 23, emoji = 2;
  StudioCountRange range;

  if (!studio_json_get_object (root, "x", FALSE, &x, error) || !studio_json_get_ranged (&x, "link", 0, MAX_LINK, &link, error) ||
      !studio_json_get_ranged (&x, "emoji", 0, MAX_LINK, &emoji, error) || !studio_json_get_array (&x, "light", FALSE, &list, error))
    return FALSE;
  self->x_link = (int) link;
  self->x_emoji = (int) emoji;
  for (guint i = 0; list.node != NULL && i < MIN (studio_json_at_length (&list), MAX_RANGES); i++) {
    studio_json_at_element (&list, i, &entry);
    if (!parse_range (&entry, &range, error))
      return FALSE;
    g_array_append_val (self->ranges, range);
  }
  return TRUE;
}

static gboolean
parse_head (StudioPlatforms *self,
            const StudioJsonAt *root,
            GError **error)
{
  const char *escapes = "", *date = "";
  StudioJsonAt linkedin;

  if (!studio_json_get_string (root, "date", FALSE, &date, error) || !studio_json_get_object (root, "linkedin", FALSE, &linkedin, error) ||
      !studio_json_get_string (&linkedin, "escapes", FALSE, &escapes, error))
    return FALSE;
  self->date = g_strdup (date);
  self->escapes = g_strdup (escapes);
  return parse_x (self, root, error);
}

/* @root: all files laid over each other, "platforms" being an object by id; @order: the ids as they came */
static void
parse_all (StudioPlatforms *self,
           JsonNode *root,
           GPtrArray *order)
{
  StudioJsonAt at = studio_json_at_root ("limits.json", root);
  StudioJsonAt platforms, entry;
  GError *error = NULL;

  if (!parse_head (self, &at, &error))
    note_problem (self, g_steal_pointer (&error));
  if (!studio_json_get_object (&at, "platforms", FALSE, &platforms, NULL) || platforms.node == NULL)
    return;
  for (guint i = 0; i < MIN (order->len, MAX_PLATFORMS); i++) {
    StudioPlatform *platform = NULL;

    if (studio_json_at_member (&platforms, g_ptr_array_index (order, i), &entry))
      platform = parse_platform (self, &entry, &error);
    if (platform != NULL)
      g_ptr_array_add (self->platforms, platform);
    else if (error != NULL)
      note_problem (self, g_steal_pointer (&error));
  }
}

static gboolean
check_head (const StudioJsonAt *at,
            GError **error)
{
  const char *format = "";
  int version = VERSION;

  if (!studio_json_get_string (at, "format", TRUE, &format, error) || !studio_json_get_int (at, "version", FALSE, &version, error))
    return FALSE;
  if (!g_str_equal (format, FORMAT)) {
    studio_json_at_error (error, at, _ ("These are no limits of platforms: “format” must be “%s”."), FORMAT);
    return FALSE;
  }
  if (version > VERSION) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_NEWER,
                 _ ("“%s” was made by a newer version of Pemda Studio. Update the program to open it."), at->source);
    return FALSE;
  }
  return TRUE;
}

static gboolean
is_noted (GPtrArray *order,
          const char *id)
{
  return g_ptr_array_find_with_equal_func (order, id, g_str_equal, NULL);
}

/* The same document with its list of platforms as an object by id. Returns: (transfer full) (nullable) */
static JsonNode *
by_id (const StudioJsonAt *root,
       GPtrArray *order,
       GError **error)
{
  g_autoptr (JsonNode) platforms = json_node_new (JSON_NODE_OBJECT);
  StudioJsonAt list, entry;

  json_node_take_object (platforms, json_object_new ());
  if (!studio_json_get_array (root, "platforms", FALSE, &list, error))
    return NULL;
  for (guint i = 0; list.node != NULL && i < studio_json_at_length (&list); i++) {
    const char *id = NULL;
    JsonNode *changed;

    studio_json_at_element (&list, i, &entry);
    if (!studio_json_get_string (&entry, "id", TRUE, &id, error))
      return NULL;
    changed = studio_json_with_member (platforms, id, entry.node);
    json_node_unref (platforms);
    platforms = changed;
    if (!is_noted (order, id))
      g_ptr_array_add (order, g_strdup (id));
  }
  return studio_json_with_member (root->node, "platforms", platforms);
}

/* Lays the file over *@all, which may be NULL. */
static gboolean
add_file (const char *folder,
          JsonNode **all,
          GPtrArray *order,
          GError **error)
{
  g_autofree char *path = g_build_filename (folder, "limits.json", NULL);
  g_autoptr (JsonNode) document = NULL;
  g_autoptr (JsonNode) keyed = NULL;
  JsonNode *merged;
  StudioJsonAt at;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  document = studio_json_load (path, path, MAX_FILE_BYTES, error);
  if (document == NULL)
    return FALSE;
  at = studio_json_at_root (path, document);
  if (!check_head (&at, error))
    return FALSE;
  keyed = by_id (&at, order, error);
  if (keyed == NULL)
    return FALSE;
  merged = *all != NULL ? studio_json_merge (*all, keyed) : json_node_ref (keyed);
  if (*all != NULL)
    json_node_unref (*all);
  *all = merged;
  return TRUE;
}

StudioPlatforms *
studio_platforms_load (void)
{
  StudioPlatforms *self = g_new0 (StudioPlatforms, 1);
  g_auto (GStrv) folders = studio_paths_data_dirs ("platforms");
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JsonNode) all = NULL;

  g_atomic_ref_count_init (&self->refs);
  self->platforms = g_ptr_array_new_with_free_func ((GDestroyNotify) platform_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->ranges = g_array_new (FALSE, FALSE, sizeof (StudioCountRange));
  for (guint i = g_strv_length (folders); i > 0; i--) {
    GError *error = NULL;

    if (!add_file (folders[i - 1], &all, order, &error))
      note_problem (self, error);
  }
  if (all != NULL)
    parse_all (self, all, order);
  return self;
}

StudioPlatforms *
studio_platforms_ref (StudioPlatforms *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
studio_platforms_unref (StudioPlatforms *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->platforms);
  g_ptr_array_unref (self->problems);
  g_array_unref (self->ranges);
  g_free (self->escapes);
  g_free (self->date);
  g_free (self);
}

GPtrArray *
studio_platforms_list (StudioPlatforms *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->platforms;
}

static gboolean
is_called (const StudioPlatform *platform,
           const char *id)
{
  if (g_ascii_strcasecmp (platform->id, id) == 0)
    return TRUE;
  for (gsize i = 0; platform->aliases[i] != NULL; i++) {
    if (g_ascii_strcasecmp (platform->aliases[i], id) == 0)
      return TRUE;
  }
  return FALSE;
}

const StudioPlatform *
studio_platforms_find (StudioPlatforms *self,
                       const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->platforms->len; i++) {
    const StudioPlatform *platform = g_ptr_array_index (self->platforms, i);

    if (is_called (platform, id))
      return platform;
  }
  return NULL;
}

const char *
studio_platforms_get_date (StudioPlatforms *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->date != NULL ? self->date : "";
}

GPtrArray *
studio_platforms_list_problems (StudioPlatforms *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->problems;
}

int
studio_limit_exceed (const StudioLimit *limit,
                     const char *text)
{
  g_return_val_if_fail (limit != NULL && text != NULL, 0);

  return limit->max > 0 ? MAX (0, studio_count (text, &limit->counting) - limit->max) : 0;
}

StudioMeasure
studio_platform_measure (const StudioPlatform *platform,
                         const char *text)
{
  StudioMeasure measure = { 0 };
  int also;

  g_return_val_if_fail (platform != NULL && text != NULL, measure);

  measure.count = studio_count (text, &platform->caption.counting);
  measure.max = platform->caption.max;
  measure.visible = studio_count_visible (text, platform->visible);
  measure.marks = studio_count_marks (text);
  if (platform->also.max > 0) {
    also = studio_count (text, &platform->also.counting);
    if (measure.max == 0 || (gint64) also * measure.max > (gint64) measure.count * platform->also.max) {
      measure.count = also;
      measure.max = platform->also.max;
    }
  }
  measure.over = measure.max > 0 ? MAX (0, measure.count - measure.max) : 0;
  return measure;
}
