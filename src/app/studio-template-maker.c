#include "config.h"

#include "studio-template-maker.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"
#include "studio-slug.h"

#include "studio-own-folder.h"

#include "studio-composer-private.h"
#include "studio-fonts.h"
#include "studio-layout.h"
#include "studio-obscure-bake.h"
#include "studio-template-maker-private.h"

#define KIND "templates"
#define MAX_ID 40
#define MAX_NAME_CHARS 80
#define EXCERPT_CHARS 60
/* A text of more letters gets a field of several lines. */
#define LONG_CHARS 60

static void
item_free (gpointer data)
{
  StudioMakerItem *item = data;

  g_free (item->field);
  g_ptr_array_unref (item->layers);
  g_free (item->excerpt);
  g_free (item->label);
  g_free (item->hint);
  g_free (item->locked);
  g_free (item);
}

void
studio_template_maker_free (StudioTemplateMaker *maker)
{
  if (maker == NULL)
    return;
  studio_snapshot_unref (maker->snapshot);
  g_free (maker->name);
  g_free (maker->content_type);
  g_ptr_array_unref (maker->items);
  g_ptr_array_unref (maker->formats);
  g_free (maker);
}

/* --- what there is --- */

static StudioMakerItem *
add_item (StudioTemplateMaker *maker,
          StudioFieldType type)
{
  StudioMakerItem *item = g_new0 (StudioMakerItem, 1);

  item->type = type;
  item->can = STUDIO_CAN_EVERYTHING;
  item->layers = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (maker->items, item);
  return item;
}

static void
add_fields (StudioTemplateMaker *maker)
{
  GPtrArray *fields = studio_template_get_fields (studio_snapshot_get_template (maker->snapshot));

  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);
    StudioMakerItem *item = add_item (maker, field->type);
    JsonNode *shown = studio_snapshot_get_shown (maker->snapshot, field->name, NULL);

    item->field = g_strdup (field->name);
    item->fill_in = TRUE;
    item->label = g_strdup (field->label);
    item->hint = g_strdup (field->hint);
    item->required = field->required;
    if (shown != NULL && JSON_NODE_HOLDS_VALUE (shown) && json_node_get_string (shown) != NULL)
      item->excerpt = g_utf8_substring (json_node_get_string (shown), 0, MIN (g_utf8_strlen (json_node_get_string (shown), -1), EXCERPT_CHARS));
  }
}

static StudioMakerItem *
find_field_item (StudioTemplateMaker *maker,
                 const char *field)
{
  g_autofree char *head = g_strndup (field, strcspn (field, "/"));

  for (guint i = 0; i < maker->items->len; i++) {
    StudioMakerItem *item = g_ptr_array_index (maker->items, i);

    if (g_strcmp0 (item->field, head) == 0)
      return item;
  }
  return NULL;
}

static gboolean
is_known (StudioTemplateMaker *maker,
          const char *id)
{
  for (guint i = 0; i < maker->items->len; i++) {
    StudioMakerItem *item = g_ptr_array_index (maker->items, i);

    if (g_ptr_array_find_with_equal_func (item->layers, id, g_str_equal, NULL))
      return TRUE;
  }
  return FALSE;
}

/* The row of a repeat is one of several and no field of its own. */
static gboolean
is_row (const char *id)
{
  g_autofree char *base = g_strndup (id, strcspn (id, "@"));
  const char *dot = strrchr (base, '.');

  return dot != NULL && dot[1] != '\0' && dot[1 + strspn (dot + 1, "0123456789")] == '\0';
}

/* One without a name has its id for one, which says nothing to people. */
static gboolean
is_named (const StudioLayer *layer)
{
  return layer->name != NULL && !g_str_equal (layer->name, layer->id);
}

static void
take_limits (StudioMakerItem *item,
             const StudioLayer *layer)
{
  item->can &= layer->can;
  if (item->locked == NULL)
    item->locked = g_strdup (layer->locked);
}

/* Rows of a repeat are one element: what holds for one holds for all. */
static void
add_element (StudioTemplateMaker *maker,
             const StudioLayer *layer,
             guint page)
{
  g_autofree char *base = is_row (layer->id) ? g_strndup (layer->id, (gsize) (strrchr (layer->id, '.') - layer->id)) : g_strdup (layer->id);
  StudioMakerItem *item;

  if (is_known (maker, base))
    return;
  item = add_item (maker, STUDIO_FIELD_TEXT);
  item->element = TRUE;
  item->label = g_strdup (is_named (layer) ? layer->name : studio_composer_kind_word (studio_layer_kind_name (layer->kind)));
  item->excerpt = is_named (layer) ? NULL : g_strdup (base);
  item->page = page;
  take_limits (item, layer);
  g_ptr_array_add (item->layers, g_steal_pointer (&base));
}

static void
add_layer (StudioTemplateMaker *maker,
           const StudioLayer *layer,
           guint page)
{
  gboolean text = layer->kind == STUDIO_LAYER_TEXT && layer->text.text != NULL && *layer->text.text != '\0';
  gboolean photo = layer->kind == STUDIO_LAYER_PHOTO && layer->photo.asset != NULL;
  gboolean chart = layer->kind == STUDIO_LAYER_CHART;
  StudioMakerItem *item = layer->field != NULL ? find_field_item (maker, layer->field) : NULL;

  if (is_known (maker, layer->id) || (item == NULL && (!(text || photo || chart) || is_row (layer->id))))
    return;
  if (item == NULL) {
    glong length = text ? g_utf8_strlen (layer->text.text, -1) : 0;

    item = add_item (maker, photo ? STUDIO_FIELD_PHOTO : chart                                                        ? STUDIO_FIELD_ROWS
                                                     : length > LONG_CHARS || strchr (layer->text.text, '\n') != NULL ? STUDIO_FIELD_LONG
                                                                                                                      : STUDIO_FIELD_TEXT);
    item->excerpt = text ? g_utf8_substring (layer->text.text, 0, MIN (length, EXCERPT_CHARS)) : NULL;
    item->label = g_strdup (is_named (layer) ? layer->name : photo ? _ ("Photo")
                                                         : chart   ? _ ("Chart")
                                                                   : item->excerpt);
    g_strdelimit (item->label, "\n", ' ');
    item->page = page;
  }
  if (item->layers->len == 0)
    item->page = page;
  take_limits (item, layer);
  g_ptr_array_add (item->layers, g_strdup (layer->id));
}

static gboolean
is_content (const StudioLayer *layer)
{
  return layer->kind == STUDIO_LAYER_TEXT || layer->kind == STUDIO_LAYER_PHOTO || layer->kind == STUDIO_LAYER_CHART;
}

static void
add_scene (StudioTemplateMaker *maker,
           StudioScene *scene)
{
  guint end = 1;

  for (guint i = 1; i < scene->boxes->len; i++) {
    const StudioBox *box = &g_array_index (scene->boxes, StudioBox, i);

    if (box->visible)
      add_layer (maker, box->layer, scene->page);
    /* what stands in another element is kept along with it */
    if (i >= end && box->visible && !is_content (box->layer))
      add_element (maker, box->layer, scene->page);
    end = MAX (end, box->end);
  }
}

static gboolean
add_layers (StudioTemplateMaker *maker,
            GError **error)
{
  PangoContext *context = studio_fonts_new_context ();
  guint n_pages = studio_snapshot_get_n_pages (maker->snapshot);
  gboolean ok = TRUE;

  for (guint page = 0; ok && page < n_pages; page++) {
    for (guint i = 0; ok && i < maker->formats->len; i++) {
      g_autoptr (StudioScene) scene = studio_layout_page (context, maker->snapshot, g_ptr_array_index (maker->formats, i), page, error);

      ok = scene != NULL;
      if (ok)
        add_scene (maker, scene);
    }
  }
  g_object_unref (context);
  return ok;
}

StudioTemplateMaker *
studio_template_maker_new (StudioSnapshot *snapshot,
                           GError **error)
{
  g_autoptr (StudioTemplateMaker) maker = NULL;
  StudioTemplate *template;

  g_return_val_if_fail (snapshot != NULL, NULL);

  template = studio_snapshot_get_template (snapshot);
  maker = g_new0 (StudioTemplateMaker, 1);
  maker->snapshot = studio_snapshot_ref (snapshot);
  maker->content_type = g_strdup (studio_template_get_content_type (template));
  maker->items = g_ptr_array_new_with_free_func (item_free);
  maker->formats = g_ptr_array_new ();
  g_ptr_array_extend (maker->formats, studio_template_get_formats (template), NULL, NULL);
  add_fields (maker);
  return add_layers (maker, error) ? g_steal_pointer (&maker) : NULL;
}

StudioCan
studio_maker_item_get_choices (const StudioMakerItem *item)
{
  StudioCan content = item->type == STUDIO_FIELD_PHOTO ? STUDIO_CAN_PHOTO : STUDIO_CAN_TEXT;

  g_return_val_if_fail (item != NULL, STUDIO_CAN_NOTHING);

  return STUDIO_CAN_MOVE | STUDIO_CAN_STYLE | (item->field == NULL && !item->fill_in && !item->element ? content : STUDIO_CAN_NOTHING);
}

/* --- the template --- */

char *
studio_template_maker_make_id (StudioTemplateMaker *maker)
{
  g_return_val_if_fail (maker != NULL, NULL);

  return studio_slug (maker->name != NULL ? maker->name : "", MAX_ID);
}

static gboolean
refuse (GError **error,
        const char *sentence)
{
  g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : g_strdup ("");

  return *stripped == '\0';
}

static gboolean
check_choices (StudioTemplateMaker *maker,
               GError **error)
{
  if (is_blank (maker->name))
    return refuse (error, _ ("Give the template a name."));
  if (!g_utf8_validate (maker->name, -1, NULL) || g_utf8_strlen (maker->name, -1) > MAX_NAME_CHARS)
    return refuse (error, _ ("The template's name is too long. Use at most 80 letters."));
  if (is_blank (maker->content_type))
    return refuse (error, _ ("Choose what the template is for."));
  if (maker->formats->len == 0)
    return refuse (error, _ ("Choose at least one size."));
  for (guint i = 0; i < maker->items->len; i++) {
    const StudioMakerItem *item = g_ptr_array_index (maker->items, i);

    if (item->fill_in && is_blank (item->label))
      return refuse (error, _ ("Every field needs a label. Write what people are to fill in."));
  }
  return TRUE;
}

static void
set_string (JsonObject *object,
            const char *name,
            const char *text)
{
  json_object_set_member (object, name, studio_json_string (text));
}

static void
set_head (StudioBake *bake)
{
  g_autofree char *name = g_strstrip (g_strdup (bake->maker->name));
  JsonNode *words = json_object_get_member (json_node_get_object (studio_template_get_json (studio_snapshot_get_template (bake->snapshot))), "words");

  set_string (bake->root, "format", "pemda-studio-template");
  json_object_set_member (bake->root, "version", studio_json_number (1));
  set_string (bake->root, "id", bake->id);
  set_string (bake->root, "name", name);
  set_string (bake->root, "type", bake->maker->content_type);
  if (words != NULL)
    json_object_set_member (bake->root, "words", json_node_ref (words));
}

static StudioTemplate *
finish (StudioBake *bake,
        GError **error)
{
  g_autoptr (JsonNode) loose = json_node_init_object (json_node_alloc (), bake->root);
  g_autofree char *text = studio_json_write (loose);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (JsonNode) root = studio_json_parse (STUDIO_MAKER_DOCUMENT, bytes, error);
  g_autoptr (StudioTemplate) template = root != NULL ? studio_template_new (STUDIO_MAKER_DOCUMENT, root, error) : NULL;

  if (template == NULL || !studio_template_check_strict (template, error) || !studio_bake_prove (bake, template, error))
    return NULL;
  g_hash_table_insert (bake->files, g_strdup (STUDIO_MAKER_DOCUMENT), g_steal_pointer (&bytes));
  return g_steal_pointer (&template);
}

static void
bake_clear (StudioBake *bake)
{
  g_hash_table_unref (bake->names);
  g_hash_table_unref (bake->taken);
  g_hash_table_unref (bake->files);
  g_hash_table_unref (bake->hashes);
  json_object_unref (bake->root);
  g_clear_error (&bake->error);
}

static void
bake_init (StudioBake *bake)
{
  bake->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  bake->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  bake->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  bake->hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  bake->root = json_object_new ();
  bake->formats = json_object_new ();
  json_object_set_object_member (bake->root, "formats", bake->formats);
}

StudioTemplate *
studio_template_maker_build (StudioTemplateMaker *maker,
                             GHashTable **files,
                             GError **error)
{
  g_autoptr (StudioSnapshot) settled = NULL;
  g_autofree char *id = NULL;
  StudioTemplate *template = NULL;
  StudioBake bake = { .maker = maker };

  g_return_val_if_fail (maker != NULL && files != NULL, NULL);

  *files = NULL;
  if (!check_choices (maker, error))
    return NULL;
  settled = studio_obscure_bake (maker->snapshot, NULL, error);
  if (settled == NULL)
    return NULL;
  bake.id = id = studio_template_maker_make_id (maker);
  bake.snapshot = settled;
  bake_init (&bake);
  set_head (&bake);
  if (studio_bake_layers (&bake) && studio_bake_fields (&bake) && bake.error == NULL)
    template = finish (&bake, error);
  else
    g_propagate_error (error, g_steal_pointer (&bake.error));
  if (template != NULL)
    *files = g_hash_table_ref (bake.files);
  bake_clear (&bake);
  return template;
}

/* A folder of the person's own goes before a shipped one, which would be gone from the shelf. */
static gboolean
check_free (const char *id,
            const char *name,
            gboolean replace,
            GError **error)
{
  StudioOwnPlace place = studio_own_folder_look (KIND, id);

  if (place == STUDIO_OWN_PLACE_FREE || (replace && place == STUDIO_OWN_PLACE_OWN))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _ ("There is a template called “%s” already. Give this one another name."), name);
  return FALSE;
}

char *
studio_template_maker_install (StudioTemplateMaker *maker,
                               gboolean replace,
                               GError **error)
{
  g_autofree char *id = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GHashTable) files = NULL;
  g_autoptr (StudioTemplate) template = NULL;

  g_return_val_if_fail (maker != NULL, NULL);

  if (!check_choices (maker, error))
    return NULL;
  id = studio_template_maker_make_id (maker);
  if (!check_free (id, maker->name, replace, error))
    return NULL;
  template = studio_template_maker_build (maker, &files, error);
  folder = template != NULL ? studio_own_folder_put (KIND, id, files, replace, error) : NULL;
  return folder != NULL ? g_steal_pointer (&id) : NULL;
}
