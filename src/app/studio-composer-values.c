#include "config.h"

#include "studio-composer-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "studio-added.h"
#include "studio-expression.h"
#include "studio-frame.h"

static StudioHistory *
get_history (StudioComposer *self)
{
  return studio_document_get_history (self->document);
}

void
studio_composer_set_scope (StudioComposer *self,
                           StudioScopeOfEdit scope)
{
  g_return_if_fail (STUDIO_IS_COMPOSER (self));

  self->scope = scope;
}

StudioScopeOfEdit
studio_composer_get_scope (StudioComposer *self)
{
  g_return_val_if_fail (STUDIO_IS_COMPOSER (self), STUDIO_SCOPE_ALL_SIZES);

  return self->scope;
}

/* --- members --- */

/* A lock does not keep a person from opening it, or from saying what the layer is. */
static gboolean
ignores_lock (const char *member)
{
  static const char *const names[] = { "lock", "name", "alt", NULL };

  return g_strv_contains (names, member);
}

static void
write_members (StudioComposer *self,
               GPtrArray *ids,
               const char *member,
               JsonNode *value,
               const char *label,
               const char *merge)
{
  StudioEdit edit;

  if (ids->len == 0)
    return;
  edit = studio_edit_begin (self);
  for (guint i = 0; i < ids->len; i++)
    studio_edit_member (&edit, g_ptr_array_index (ids, i), member, value, self->scope);
  studio_edit_commit (&edit, label, merge);
}

void
studio_composer_set_writer (StudioComposer *self,
                            StudioComposerWriter writer,
                            gpointer data)
{
  g_return_if_fail (STUDIO_IS_COMPOSER (self));

  self->writer = writer;
  self->writer_data = data;
}

void
studio_composer_set_member (StudioComposer *self,
                            const char *member,
                            JsonNode *value,
                            const char *label,
                            const char *merge)
{
  g_autoptr (GPtrArray) ids = NULL;

  g_return_if_fail (STUDIO_IS_COMPOSER (self) && member != NULL && label != NULL);

  if (self->writer != NULL && self->writer (member, value, merge, self->writer_data))
    return;
  ids = ignores_lock (member) ? g_ptr_array_ref (self->selection) : studio_composer_list_free (self, studio_can_for_member (member));
  write_members (self, ids, member, value, label, merge);
}

void
studio_composer_set_layer_member (StudioComposer *self,
                                  const char *id,
                                  const char *member,
                                  JsonNode *value,
                                  const char *label,
                                  const char *merge)
{
  g_autoptr (GPtrArray) ids = NULL;

  g_return_if_fail (STUDIO_IS_COMPOSER (self) && id != NULL && member != NULL && label != NULL);

  if (!ignores_lock (member) && studio_composer_refuse_limit (self, id, studio_can_for_member (member)))
    return;
  ids = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (ids, g_strdup (id));
  write_members (self, ids, member, value, label, merge);
}

/* --- frames --- */

static double
outer_scale (StudioComposer *self,
             const char *id)
{
  int index = studio_composer_find_box (self, id);

  return index > 0 ? studio_composer_get_outer_scale (self, index) : 1;
}

/* The frame in the document, which may be newer than the one laid out. */
static gboolean
written_frame (StudioComposer *self,
               const char *id,
               StudioRect *frame)
{
  StudioOrigin origin;
  JsonNode *node = studio_composer_get_member (self, id, "frame", &origin);
  const StudioFormat *made;
  const char *name;
  double scale;

  if (!studio_frame_from_json (node, frame))
    return FALSE;
  name = origin == STUDIO_ORIGIN_TEMPLATE && studio_composer_is_added_root (self, id) ? studio_composer_peek_text (self, id, "made") : NULL;
  made = name != NULL ? studio_format_find (name) : NULL;
  if (made != NULL && made != self->format)
    *frame = studio_added_map_frame (frame, made->size, self->format->size, &scale);
  return TRUE;
}

gboolean
studio_composer_get_frame (StudioComposer *self,
                           const char *id,
                           StudioRect *frame,
                           double *rotation)
{
  double scale;
  int index;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (self) && id != NULL && frame != NULL, FALSE);

  if (rotation != NULL)
    *rotation = studio_composer_peek_number (self, id, "rotate", 0);
  scale = outer_scale (self, id);
  if (written_frame (self, id, frame)) {
    *frame = (StudioRect){ frame->x * scale, frame->y * scale, frame->w * scale, frame->h * scale };
    return TRUE;
  }
  index = studio_composer_find_box (self, id);
  if (index <= 0)
    return FALSE;
  *frame = studio_composer_get_box (self, index)->rect;
  frame->x -= studio_composer_get_box (self, studio_composer_get_parent (self, index))->rect.x;
  frame->y -= studio_composer_get_box (self, studio_composer_get_parent (self, index))->rect.y;
  return TRUE;
}

/* A text whose height follows its words goes on doing so when it is only moved. */
static void
keep_free_height (StudioComposer *self,
                  const char *id,
                  StudioRect *frame)
{
  int index = studio_composer_find_box (self, id);
  StudioRect written;

  if (index > 0 && written_frame (self, id, &written) && written.h <= 0 && fabs (studio_composer_get_box (self, index)->rect.h - frame->h) < 0.1)
    frame->h = 0;
}

void
studio_composer_set_frames (StudioComposer *self,
                            const char *const *ids,
                            const StudioRect *frames,
                            const double *rotations,
                            guint n,
                            const char *label,
                            const char *merge)
{
  StudioEdit edit;
  guint n_free = 0;

  g_return_if_fail (STUDIO_IS_COMPOSER (self) && ids != NULL && frames != NULL && label != NULL);

  edit = studio_edit_begin (self);
  for (guint i = 0; i < n; i++) {
    double scale = outer_scale (self, ids[i]);
    StudioRect frame = frames[i];

    if (studio_composer_get_limit (self, ids[i], STUDIO_CAN_MOVE) != NULL)
      continue;
    keep_free_height (self, ids[i], &frame);
    frame = (StudioRect){ frame.x / scale, frame.y / scale, frame.w / scale, frame.h / scale };
    studio_edit_frame (&edit, ids[i], &frame, rotations != NULL ? rotations[i] : NAN);
    n_free++;
  }
  studio_edit_commit (&edit, label, merge);
  if (n_free == 0 && n > 0)
    studio_composer_refuse_limit (self, ids[0], STUDIO_CAN_MOVE);
}

/* A way on the page in the directions of what box @index stands in. */
static StudioPoint
inner_delta (StudioComposer *self,
             int index,
             double dx,
             double dy)
{
  StudioAffine matrix = studio_frame_matrix_of_box (self->scene, (guint) index, FALSE), back;
  StudioPoint from, to;

  studio_affine_invert (&matrix, &back);
  from = studio_affine_apply (&back, (StudioPoint){ 0, 0 });
  to = studio_affine_apply (&back, (StudioPoint){ dx, dy });
  return (StudioPoint){ to.x - from.x, to.y - from.y };
}

void
studio_composer_move_by (StudioComposer *self,
                         double dx,
                         double dy,
                         const char *merge)
{
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree char *label = NULL;
  StudioEdit edit;

  g_return_if_fail (STUDIO_IS_COMPOSER (self));

  ids = studio_composer_list_free (self, STUDIO_CAN_MOVE);
  if (ids->len == 0)
    return;
  edit = studio_edit_begin (self);
  for (guint i = 0; i < ids->len; i++) {
    const char *id = g_ptr_array_index (ids, i);
    int index = studio_composer_find_box (self, id);
    StudioPoint delta = index > 0 ? inner_delta (self, index, dx, dy) : (StudioPoint){ dx, dy };
    double scale = outer_scale (self, id);
    StudioRect frame;

    if (!studio_composer_get_frame (self, id, &frame, NULL))
      continue;
    frame = (StudioRect){ (frame.x + delta.x) / scale, (frame.y + delta.y) / scale, frame.w / scale, frame.h / scale };
    studio_edit_frame (&edit, id, &frame, NAN);
  }
  label = studio_composer_label (self, ids, _ ("Move %s"), _ ("Move %s Elements"));
  studio_edit_commit (&edit, label, merge);
}

void
studio_composer_nudge (StudioComposer *self,
                       double dx,
                       double dy)
{
  studio_composer_move_by (self, dx, dy, "nudge");
}

void
studio_composer_end_merge (StudioComposer *self)
{
  g_return_if_fail (STUDIO_IS_COMPOSER (self));

  studio_history_end_merge (get_history (self));
}

/* --- sizes --- */

gboolean
studio_composer_is_edited (StudioComposer *self,
                           const char *format_id)
{
  g_autofree char *path = NULL;
  JsonNode *set;
  JsonObjectIter iter;
  const char *id;
  JsonNode *layer;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (self) && format_id != NULL, FALSE);

  path = g_strdup_printf ("variants/%s/set", format_id);
  set = studio_json_lookup (studio_composer_get_root (self), path);
  if (!studio_json_is_object (set))
    return FALSE;
  json_object_iter_init (&iter, json_node_get_object (set));
  while (json_object_iter_next (&iter, &id, &layer)) {
    if (studio_json_is_object (layer) && json_object_get_size (json_node_get_object (layer)) > 0)
      return TRUE;
  }
  return FALSE;
}

void
studio_composer_reset_format (StudioComposer *self,
                              const char *format_id)
{
  const StudioFormat *format;
  g_autofree char *path = NULL;
  g_autofree char *label = NULL;
  StudioEdit edit;

  g_return_if_fail (STUDIO_IS_COMPOSER (self) && format_id != NULL);

  format = studio_format_find (format_id);
  path = g_strdup_printf ("variants/%s/set", format_id);
  /* Translators: %s is a size, "Story" */
  label = g_strdup_printf (_ ("Back to Automatic (%s)"), format != NULL ? _ (format->name) : format_id);
  edit = studio_edit_begin (self);
  studio_edit_write (&edit, path, NULL);
  studio_edit_commit (&edit, label, NULL);
}

static char *
override_path (StudioComposer *self,
               const char *id,
               gboolean here)
{
  return here ? g_strdup_printf ("variants/%s/set/%s", self->format->id, id) : g_strconcat ("set/", id, NULL);
}

gboolean
studio_composer_is_overridden (StudioComposer *self,
                               const char *id)
{
  g_auto (StudioWritten) written = { 0 };
  g_autofree char *here = NULL;
  g_autofree char *all = NULL;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (self) && id != NULL, FALSE);

  if (!studio_composer_find (self, id, &written) || written.place == NULL)
    return FALSE;
  here = override_path (self, id, TRUE);
  all = override_path (self, id, FALSE);
  return studio_json_lookup (studio_composer_get_root (self), here) != NULL || studio_json_lookup (studio_composer_get_root (self), all) != NULL;
}

void
studio_composer_reset_layers (StudioComposer *self)
{
  g_autoptr (GPtrArray) ids = NULL;
  StudioEdit edit;

  g_return_if_fail (STUDIO_IS_COMPOSER (self));

  ids = studio_composer_list_free (self, STUDIO_CAN_EVERYTHING);
  edit = studio_edit_begin (self);
  for (guint i = 0; i < ids->len; i++) {
    const char *id = g_ptr_array_index (ids, i);
    g_autofree char *here = override_path (self, id, TRUE);
    g_autofree char *all = override_path (self, id, FALSE);

    if (!studio_composer_is_overridden (self, id))
      continue;
    studio_edit_write (&edit, here, NULL);
    studio_edit_write (&edit, all, NULL);
  }
  studio_edit_commit (&edit, _ ("Back to Template Values"), NULL);
}

/* --- texts --- */

/* The member of a row that a text shows, "" for the row itself. Returns: (nullable): NULL for anything but one token */
static char *
only_token (const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;
  g_autofree char *token = NULL;

  if (length < 3 || text[0] != '{' || text[length - 1] != '}')
    return NULL;
  token = g_strndup (text + 1, length - 2);
  if (strpbrk (token, "{}") != NULL)
    return NULL;
  if (g_str_has_suffix (token, "|kapital"))
    token[strlen (token) - strlen ("|kapital")] = '\0';
  return strchr (token, '|') == NULL ? g_steal_pointer (&token) : NULL;
}

static gboolean
is_typed (const StudioField *field)
{
  switch (field->type) {
  case STUDIO_FIELD_TEXT:
  case STUDIO_FIELD_LONG:
  case STUDIO_FIELD_PERSON:
  case STUDIO_FIELD_QUOTE:
  case STUDIO_FIELD_LINK:
  case STUDIO_FIELD_LIST:
  case STUDIO_FIELD_ROWS:
    return TRUE;
  case STUDIO_FIELD_DATE:
  case STUDIO_FIELD_TIME:
  case STUDIO_FIELD_PHOTO:
    return FALSE;
  }
  g_return_val_if_reached (FALSE);
}

/* "item.label" in the row "angka/0" is "angka/0/label". Returns: (nullable) (transfer full): a path below "content" */
static char *
token_path (StudioComposer *self,
            const char *id,
            const char *token)
{
  int index = studio_composer_find_box (self, id);
  const char *shown = index > 0 ? studio_composer_get_box (self, index)->layer->field : NULL;
  char *path;

  if (g_str_equal (token, "item"))
    return g_strdup (shown);
  if (g_str_has_prefix (token, "item."))
    path = shown != NULL ? g_strjoin ("/", shown, token + strlen ("item."), NULL) : NULL;
  else
    path = g_strdup (token);
  return path != NULL ? g_strdelimit (path, ".", '/') : NULL;
}

char *
studio_composer_get_text_path (StudioComposer *self,
                               const char *id)
{
  StudioPost *post;
  g_autofree char *token = NULL;
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autoptr (StudioSnapshot) snapshot = NULL;
  const StudioField *field;
  JsonNode *shown, *present;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (self) && id != NULL, NULL);

  token = only_token (studio_composer_peek_text (self, id, "text"));
  path = token != NULL ? token_path (self, id, token) : NULL;
  if (path == NULL)
    return NULL;
  post = studio_document_get_post (self->document);
  name = g_strndup (path, strcspn (path, "/"));
  field = studio_template_find_field (studio_post_get_template (post), name);
  if (field == NULL || !is_typed (field))
    return NULL;
  snapshot = studio_post_snapshot (post);
  shown = studio_snapshot_get_shown (snapshot, name, NULL);
  present = shown != NULL && path[strlen (name)] == '/' ? studio_json_lookup (shown, path + strlen (name) + 1) : shown;
  /* only a place that holds a text may be given one: a list or a whole row stays what it is */
  if (path[strlen (name)] == '/' || field->type == STUDIO_FIELD_LIST || field->type == STUDIO_FIELD_ROWS) {
    if (present == NULL || !JSON_NODE_HOLDS_VALUE (present) || json_node_get_value_type (present) != G_TYPE_STRING)
      return NULL;
  }
  return g_steal_pointer (&path);
}

/* Rows of a sample become the person's own once one of them is written. */
static void
write_row_text (StudioComposer *self,
                const char *path,
                const char *text,
                const char *merge)
{
  StudioPost *post = studio_document_get_post (self->document);
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  g_autofree char *name = g_strndup (path, strcspn (path, "/"));
  g_autoptr (JsonNode) value = studio_json_string (text);
  g_autoptr (JsonNode) rows = studio_json_with (studio_snapshot_get_shown (snapshot, name, NULL), path + strlen (name) + 1, value);

  studio_document_set_field (self->document, name, rows, merge);
}

static void
write_own_text (StudioComposer *self,
                const char *id,
                const char *text,
                const char *merge)
{
  g_autofree char *escaped = studio_expression_escape (text);
  g_autofree char *name = studio_composer_get_layer_name (self, id);
  /* Translators: a step in the undo menu: "Type in Title" */
  g_autofree char *label = g_strdup_printf (_ ("Type in %s"), name);
  g_autoptr (JsonNode) value = studio_json_string (escaped);
  StudioEdit edit;

  if (studio_composer_refuse_limit (self, id, STUDIO_CAN_TEXT))
    return;
  edit = studio_edit_begin (self);
  studio_edit_member (&edit, id, "text", value, STUDIO_SCOPE_ALL_SIZES);
  studio_edit_commit (&edit, label, merge);
}

static gboolean
refuse_content (StudioComposer *self,
                const char *id)
{
  const char *reason = studio_composer_get_content_limit (self, id, STUDIO_CAN_TEXT);

  if (reason != NULL)
    studio_composer_refuse (self, reason);
  return reason != NULL;
}

void
studio_composer_set_text (StudioComposer *self,
                          const char *id,
                          const char *text,
                          const char *merge)
{
  g_autofree char *path = NULL;

  g_return_if_fail (STUDIO_IS_COMPOSER (self) && id != NULL && text != NULL);

  path = studio_composer_get_text_path (self, id);
  if (path != NULL && refuse_content (self, id))
    return;
  if (path == NULL) {
    write_own_text (self, id, text, merge);
  } else if (strchr (path, '/') != NULL) {
    write_row_text (self, path, text, merge);
  } else {
    g_autoptr (JsonNode) value = studio_json_string (text);

    studio_document_set_field (self->document, path, value, merge);
  }
}
