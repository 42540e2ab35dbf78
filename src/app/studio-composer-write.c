#include "config.h"

#include "studio-composer-private.h"

#include <math.h>

/* What a frame may be (studio-layer-hand.c), and the digits that are worth keeping. */
#define FRAME_MAX 20000
#define FRAME_STEPS 100.0

StudioEdit
studio_edit_begin (StudioComposer *self)
{
  return (StudioEdit){ self, json_node_ref (studio_composer_get_root (self)) };
}

static void
edit_take (StudioEdit *edit,
           JsonNode *root)
{
  json_node_unref (edit->root);
  edit->root = root;
}

static void
edit_with (StudioEdit *edit,
           const char *path,
           JsonNode *value)
{
  edit_take (edit, studio_json_with (edit->root, path, value));
}

static JsonNode *
empty_object (void)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, json_object_new ());
  json_node_seal (node);
  return node;
}

/* A list where an object belongs, as only a broken file has it, would swallow what is written into it. */
static void
mend_way (StudioEdit *edit,
          const char *path)
{
  static const char *const own[] = { "set/", "variants/", "layers/", NULL };
  gboolean ours = FALSE;

  for (int i = 0; own[i] != NULL; i++)
    ours |= g_str_has_prefix (path, own[i]);
  if (!ours || strstr (path, "/children/") != NULL)
    return;
  for (const char *slash = strchr (path, '/'); slash != NULL; slash = strchr (slash + 1, '/')) {
    g_autofree char *above = g_strndup (path, slash - path);
    JsonNode *node = studio_json_lookup (edit->root, above);

    if (node != NULL && !studio_json_is_object (node)) {
      g_autoptr (JsonNode) empty = empty_object ();

      edit_with (edit, above, empty);
    }
  }
}

static gboolean
is_empty_object (JsonNode *node)
{
  return studio_json_is_object (node) && json_object_get_size (json_node_get_object (node)) == 0;
}

static void
prune (StudioEdit *edit,
       const char *path)
{
  g_autofree char *above = g_strdup (path);
  char *slash;

  while ((slash = strrchr (above, '/')) != NULL) {
    *slash = '\0';
    if (!is_empty_object (studio_json_lookup (edit->root, above)))
      return;
    edit_with (edit, above, NULL);
  }
}

void
studio_edit_write (StudioEdit *edit,
                   const char *path,
                   JsonNode *value)
{
  if (value != NULL) {
    mend_way (edit, path);
    edit_with (edit, path, value);
  } else if (studio_json_lookup (edit->root, path) != NULL) {
    edit_with (edit, path, NULL);
    prune (edit, path);
  }
}

gboolean
studio_member_is_of_size (const char *member)
{
  static const char *const names[] = { "frame", "rotate", "flip", "scale", NULL };

  return g_strv_contains (names, member);
}

/* What a person calls the layer or does to its place in the whole is the same in all sizes. */
static gboolean
is_of_all (const char *member)
{
  static const char *const names[] = { "name", "lock", "z", "groups", "alt", "formats", NULL };

  return g_strv_contains (names, member);
}

static JsonNode *
list_variants (StudioEdit *edit)
{
  JsonNode *variants = studio_json_lookup (edit->root, "variants");

  return studio_json_is_object (variants) ? json_node_ref (variants) : empty_object ();
}

/* Removes @member of @id, or all its members, from every size. @member: (nullable) */
static void
clear_variants (StudioEdit *edit,
                const char *id,
                const char *member)
{
  g_autoptr (JsonNode) variants = list_variants (edit);
  JsonObjectIter iter;
  const char *format;

  json_object_iter_init_ordered (&iter, json_node_get_object (variants));
  while (json_object_iter_next_ordered (&iter, &format, NULL)) {
    g_autofree char *path = g_strjoin ("/", "variants", format, "set", id, member, NULL);

    if (strchr (format, '/') == NULL)
      studio_edit_write (edit, path, NULL);
  }
}

void
studio_edit_forget (StudioEdit *edit,
                    const char *id)
{
  g_autofree char *path = g_strconcat ("set/", id, NULL);

  clear_variants (edit, id, NULL);
  studio_edit_write (edit, path, NULL);
}

/* An added layer that stands in the size it was made in alone needs no overrides. */
static gboolean
is_only_here (StudioEdit *edit,
              const StudioWritten *written)
{
  const char *here = edit->self->format->id;
  JsonObject *layer = json_node_get_object (written->layer);
  JsonNode *formats = json_object_get_member (layer, "formats");
  JsonArray *array = formats != NULL && JSON_NODE_HOLDS_ARRAY (formats) ? json_node_get_array (formats) : NULL;
  JsonNode *only = array != NULL && json_array_get_length (array) == 1 ? json_array_get_element (array, 0) : NULL;

  return written->root && only != NULL && JSON_NODE_HOLDS_VALUE (only) && g_strcmp0 (json_node_get_string (only), here) == 0 &&
         g_strcmp0 (studio_json_peek_string (layer, "made"), here) == 0;
}

static void
write_for_all (StudioEdit *edit,
               const StudioWritten *written,
               const char *id,
               const char *member,
               JsonNode *value)
{
  g_autofree char *path = g_strjoin ("/", "set", id, member, NULL);
  g_autofree char *own = written->path != NULL ? g_strjoin ("/", written->path, member, NULL) : NULL;

  clear_variants (edit, id, member);
  if (own == NULL) {
    studio_edit_write (edit, path, value);
    return;
  }
  if (value == NULL && studio_json_lookup (edit->root, path) != NULL) {
    studio_edit_write (edit, path, NULL);
    return;
  }
  studio_edit_write (edit, path, NULL);
  studio_edit_write (edit, own, value);
}

static void
write_for_size (StudioEdit *edit,
                const StudioWritten *written,
                const char *id,
                const char *member,
                JsonNode *value)
{
  g_autofree char *path = g_strjoin ("/", "variants", edit->self->format->id, "set", id, member, NULL);
  g_autofree char *own = written->path != NULL ? g_strjoin ("/", written->path, member, NULL) : NULL;
  gboolean own_way = own != NULL && is_only_here (edit, written);

  if (value == NULL && studio_json_lookup (edit->root, path) == NULL) {
    write_for_all (edit, written, id, member, NULL);
    return;
  }
  studio_edit_write (edit, path, own_way ? NULL : value);
  if (own_way && value != NULL)
    studio_edit_write (edit, own, value);
}

/* @member may be a path, but layers are laid over each other by whole members. Returns: (transfer full) (nullable) */
static JsonNode *
whole_value (StudioEdit *edit,
             const StudioWritten *written,
             const char *id,
             const char *member,
             JsonNode *value)
{
  const char *slash = strchr (member, '/');
  g_autofree char *top = NULL;
  g_autoptr (JsonNode) fresh = NULL;
  const gboolean reset = value == NULL;
  JsonNode *present, *original, *whole;
  StudioOrigin origin;

  if (slash == NULL)
    return value != NULL ? json_node_ref (value) : NULL;
  top = g_strndup (member, slash - member);
  original = studio_composer_peek_original (edit->self, written, top);
  present = studio_composer_peek_member (edit->self, written, id, top, &origin);
  if (value == NULL && original != NULL && present != original)
    value = studio_json_lookup (original, slash + 1);
  if (present == NULL || (!studio_json_is_object (present) && !JSON_NODE_HOLDS_ARRAY (present)))
    present = fresh = empty_object ();
  whole = studio_json_with (present, slash + 1, value);
  if (!reset || (original != NULL ? !studio_json_equal (whole, original) : !is_empty_object (whole)))
    return whole;
  /* nothing is left of what was changed by hand */
  json_node_unref (whole);
  return NULL;
}

void
studio_edit_member (StudioEdit *edit,
                    const char *id,
                    const char *member,
                    JsonNode *value,
                    StudioScopeOfEdit scope)
{
  g_auto (StudioWritten) written = { 0 };
  g_autofree char *top = g_strndup (member, strcspn (member, "/"));
  g_autoptr (JsonNode) whole = NULL;
  g_autoptr (JsonNode) before = json_node_ref (edit->root); /* what @written points into */

  if (*top == '\0' || !studio_composer_find_in (edit->self, edit->root, id, &written))
    return;
  whole = whole_value (edit, &written, id, member, value);
  if (is_of_all (top) || (scope == STUDIO_SCOPE_ALL_SIZES && !studio_member_is_of_size (top)))
    write_for_all (edit, &written, id, top, whole);
  else
    write_for_size (edit, &written, id, top, whole);
}

static double
clean_place (double value)
{
  return CLAMP (round (value * FRAME_STEPS) / FRAME_STEPS, -FRAME_MAX, FRAME_MAX);
}

/* Upwards: a text that is given a hair less than it needs would break its lines elsewhere. */
static double
clean_length (double value)
{
  return CLAMP (ceil (value * FRAME_STEPS - 0.01) / FRAME_STEPS, 0, FRAME_MAX);
}

JsonNode *
studio_frame_to_json (const StudioRect *frame)
{
  const double parts[] = { clean_place (frame->x), clean_place (frame->y), clean_length (frame->w), clean_length (frame->h) };
  JsonArray *array = json_array_sized_new (G_N_ELEMENTS (parts));
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    json_array_add_element (array, studio_json_number (parts[i]));
  json_node_take_array (node, array);
  json_node_seal (node);
  return node;
}

gboolean
studio_frame_from_json (JsonNode *node,
                        StudioRect *frame)
{
  double *parts[] = { &frame->x, &frame->y, &frame->w, &frame->h };
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL || json_array_get_length (array) != G_N_ELEMENTS (parts))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    JsonNode *part = json_array_get_element (array, i);

    if (!JSON_NODE_HOLDS_VALUE (part) || json_node_get_value_type (part) == G_TYPE_STRING)
      return FALSE;
    *parts[i] = json_node_get_double (part);
  }
  return TRUE;
}

void
studio_edit_frame (StudioEdit *edit,
                   const char *id,
                   const StudioRect *frame,
                   double rotation)
{
  if (isfinite (frame->x) && isfinite (frame->y) && isfinite (frame->w) && isfinite (frame->h)) {
    g_autoptr (JsonNode) value = studio_frame_to_json (frame);

    studio_edit_member (edit, id, "frame", value, STUDIO_SCOPE_THIS_SIZE);
  }
  if (isfinite (rotation)) {
    double turn = round (remainder (rotation, 360) * FRAME_STEPS) / FRAME_STEPS;
    g_autoptr (JsonNode) value = studio_json_number (turn);

    if (turn != studio_composer_peek_number (edit->self, id, "rotate", 0))
      studio_edit_member (edit, id, "rotate", value, STUDIO_SCOPE_THIS_SIZE);
  }
}

void
studio_edit_commit (StudioEdit *edit,
                    const char *label,
                    const char *merge)
{
  studio_history_set_root (studio_document_get_history (edit->self->document), edit->root, label, merge);
  g_clear_pointer (&edit->root, json_node_unref);
}
