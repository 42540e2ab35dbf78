#include "config.h"

#include "studio-template.h"

#include <glib/gi18n-lib.h>

#include "studio-error.h"

#include "studio-entry-name.h"
#include "studio-template-private.h"

#define TEMPLATE_FORMAT "pemda-studio-template"
#define TEMPLATE_VERSION 1

/* All of it is filled in while the template is made and only read afterwards, so threads need no lock. */
struct _StudioTemplate
{
  GObject parent_instance;
  char *source;
  JsonNode *root;
  /* these belong to root */
  const char *id;
  const char *name;
  const char *content_type;
  char **words;
  GPtrArray *fields;     /* StudioField */
  GPtrArray *fixed;      /* StudioField */
  GHashTable *by_name;   /* name → StudioField */
  GPtrArray *formats;    /* const StudioFormat */
  GPtrArray *pages;      /* JsonNode, arrays of layers */
  JsonNode *samples;     /* (nullable) */
  JsonNode *format_node; /* the member "formats" */
};

G_DEFINE_FINAL_TYPE (StudioTemplate, studio_template, G_TYPE_OBJECT)

static void
studio_template_finalize (GObject *object)
{
  StudioTemplate *self = STUDIO_TEMPLATE (object);

  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->fixed, g_ptr_array_unref);
  g_clear_pointer (&self->formats, g_ptr_array_unref);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->root, json_node_unref);

  G_OBJECT_CLASS (studio_template_parent_class)->finalize (object);
}

static void
studio_template_class_init (StudioTemplateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_template_finalize;
}

static void
studio_template_init (StudioTemplate *self)
{
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_field_free);
  self->fixed = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_field_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->formats = g_ptr_array_new ();
  self->pages = g_ptr_array_new ();
}

static gboolean
parse_head (StudioTemplate *self,
            const StudioJsonAt *at,
            GError **error)
{
  const char *format = NULL;
  int version = 0;

  if (!studio_json_get_string (at, "format", TRUE, &format, error) ||
      !studio_json_get_int (at, "version", TRUE, &version, error))
    return FALSE;

  if (!g_str_equal (format, TEMPLATE_FORMAT)) {
    studio_json_at_error (error, at, _ ("This is no template: “format” must be “%s”."), TEMPLATE_FORMAT);
    return FALSE;
  }
  if (version > TEMPLATE_VERSION) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_NEWER,
                 _ ("The template in “%s” was made for a newer version of Pemda Studio. Update the program to use it."), at->source);
    return FALSE;
  }

  if (!studio_json_get_string (at, "id", TRUE, &self->id, error) ||
      !studio_json_get_string (at, "name", TRUE, &self->name, error))
    return FALSE;

  self->content_type = self->id;
  if (!studio_json_get_string (at, "type", FALSE, &self->content_type, error))
    return FALSE;

  if (!studio_entry_name_is_plain (self->id)) {
    studio_json_at_error (error, at, _ ("“%s” can't be an id. Use small letters, digits and “-”."), self->id);
    return FALSE;
  }
  return TRUE;
}

static gboolean
parse_words (StudioTemplate *self,
             const StudioJsonAt *root,
             GError **error)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  StudioJsonAt array;
  StudioJsonAt at;

  if (!studio_json_get_array (root, "words", FALSE, &array, error))
    return FALSE;

  for (guint i = 0; array.node != NULL && studio_json_at_element (&array, i, &at); i++) {
    const char *word = JSON_NODE_HOLDS_VALUE (at.node) ? json_node_get_string (at.node) : NULL;

    if (word == NULL) {
      studio_json_at_error (error, &at, _ ("This must be text in quotation marks."));
      return FALSE;
    }
    g_strv_builder_add (words, word);
  }
  self->words = g_strv_builder_end (words);
  return TRUE;
}

static gboolean
parse_fields (StudioTemplate *self,
              const StudioJsonAt *root,
              GError **error)
{
  StudioJsonAt array;
  StudioJsonAt at;

  if (!studio_json_get_array (root, "fields", TRUE, &array, error))
    return FALSE;

  for (guint i = 0; studio_json_at_element (&array, i, &at); i++) {
    StudioField *field = studio_field_parse (&at, error);

    if (field == NULL)
      return FALSE;

    g_ptr_array_add (field->fixed ? self->fixed : self->fields, field);
    if (!g_hash_table_insert (self->by_name, field->name, field)) {
      studio_json_at_error (error, &at, _ ("There are two fields called “%s”. Rename one."), field->name);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
check_values (GPtrArray *fields,
              const StudioJsonAt *samples,
              GError **error)
{
  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);
    StudioJsonAt at;

    if (studio_json_at_member (samples, field->name, &at) && !studio_field_check (field, &at, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_samples_of (StudioTemplate *self,
                  const StudioJsonAt *samples,
                  GError **error)
{
  return check_values (self->fields, samples, error) && check_values (self->fixed, samples, error);
}

static gboolean
parse_samples (StudioTemplate *self,
               const StudioJsonAt *root,
               GError **error)
{
  StudioJsonAt samples;
  StudioJsonAt at;
  JsonObjectIter iter;
  const char *brand;

  if (!studio_json_get_object (root, "samples", FALSE, &samples, error))
    return FALSE;
  if (samples.node == NULL)
    return TRUE;

  self->samples = samples.node;
  json_object_iter_init_ordered (&iter, json_node_get_object (samples.node));
  while (json_object_iter_next_ordered (&iter, &brand, NULL)) {
    if (!studio_json_get_object (&samples, brand, TRUE, &at, error) || !check_samples_of (self, &at, error))
      return FALSE;
  }
  return TRUE;
}

/* One page stands in "layers"; several in "pages", each an object with its own "layers". */
static gboolean
parse_pages (StudioTemplate *self,
             const StudioJsonAt *root,
             GError **error)
{
  StudioJsonAt pages;
  StudioJsonAt page;
  StudioJsonAt layers;

  if (!studio_json_get_array (root, "pages", FALSE, &pages, error))
    return FALSE;

  if (pages.node == NULL || studio_json_at_length (&pages) == 0) {
    if (!studio_json_get_array (root, "layers", TRUE, &layers, error))
      return FALSE;
    g_ptr_array_add (self->pages, layers.node);
    return TRUE;
  }

  for (guint i = 0; studio_json_at_element (&pages, i, &page); i++) {
    if (!studio_json_get_array (&page, "layers", TRUE, &layers, error))
      return FALSE;
    g_ptr_array_add (self->pages, layers.node);
  }
  return TRUE;
}

static gboolean
parse_formats (StudioTemplate *self,
               const StudioJsonAt *root,
               GError **error)
{
  StudioJsonAt at;
  StudioJsonAt rules;
  guint n_formats;
  const StudioFormat *formats = studio_format_list (&n_formats);

  if (!studio_json_get_object (root, "formats", TRUE, &at, error))
    return FALSE;

  self->format_node = at.node;
  for (guint i = 0; i < n_formats; i++) {
    if (!studio_json_get_object (&at, formats[i].id, FALSE, &rules, error))
      return FALSE;
    if (rules.node != NULL)
      g_ptr_array_add (self->formats, (gpointer) &formats[i]);
  }

  if (self->formats->len == 0) {
    studio_json_at_error (error, &at, _ ("It is made for no format. Name at least one, such as \"feed\": {}."));
    return FALSE;
  }
  return TRUE;
}

/* Parts put into each other may nest deeper than a reader accepts; a post made with it could not be opened again. */
static gboolean
is_shallow (JsonNode *node,
            int depth)
{
  if (depth > STUDIO_JSON_MAX_DEPTH)
    return FALSE;

  if (JSON_NODE_HOLDS_OBJECT (node)) {
    JsonObjectIter iter;
    const char *name; /* json-glib 1.6 writes it even when it is not wanted */
    JsonNode *member;

    json_object_iter_init_ordered (&iter, json_node_get_object (node));
    while (json_object_iter_next_ordered (&iter, &name, &member)) {
      if (!is_shallow (member, depth + 1))
        return FALSE;
    }
  } else if (JSON_NODE_HOLDS_ARRAY (node)) {
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++) {
      if (!is_shallow (json_array_get_element (json_node_get_array (node), i), depth + 1))
        return FALSE;
    }
  }
  return TRUE;
}

static gboolean
parse_template (StudioTemplate *self,
                const StudioJsonAt *at,
                GError **error)
{
  if (!is_shallow (at->node, 1)) {
    studio_json_at_error (error, at, _ ("Layers stand in each other too deeply. Take some groups out."));
    return FALSE;
  }

  return parse_head (self, at, error) &&
         parse_words (self, at, error) &&
         parse_fields (self, at, error) &&
         parse_samples (self, at, error) &&
         parse_pages (self, at, error) &&
         parse_formats (self, at, error) &&
         studio_template_check_references (self, at->source, error);
}

StudioTemplate *
studio_template_new (const char *source,
                     JsonNode *root,
                     GError **error)
{
  g_autoptr (StudioTemplate) self = NULL;
  StudioJsonAt at;

  g_return_val_if_fail (source != NULL && root != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_TEMPLATE, NULL);
  self->source = g_strdup (source);
  self->root = json_node_ref (root);
  at = studio_json_at_root (self->source, root);
  if (!parse_template (self, &at, error))
    return NULL;

  return g_steal_pointer (&self);
}

const char *
studio_template_get_source (StudioTemplate *self)
{
  g_return_val_if_fail (STUDIO_IS_TEMPLATE (self), NULL);

  return self->source;
}

const char *
studio_template_get_id (StudioTemplate *self)
{
  g_return_val_if_fail (STUDIO_IS_TEMPLATE (self), NULL);

  return self->id;
}

const char *
studio_template_get_name (StudioTemplate *self)
{
  g_return_val_if_fail (STUDIO_IS_TEMPLATE (self), NULL);

  return self->name;
}

const char *
studio_template_get_content_type (StudioTemplate *self)
{
  g_return_val_if_fail (STUDIO_IS_TEMPLATE (self), NULL);

  return self->content_type;
}

const char *const *
studio_template_get_words (StudioTemplate *self)
{
  g_return_val_if_fail (STUDIO_IS_TEMPLATE (self), NULL);

  return (const char *const *) self->words;
}

GPtrArray *
studio_template_get_fields (StudioTemplate *self)
{
  g_return_val_if_fail (STUDIO_IS_TEMPLATE (self), NULL);

  return self->fields;
}

GPtrArray *
studio_template_get_fixed_fields (StudioTemplate *self)
{
  g_return_val_if_fail (STUDIO_IS_TEMPLATE (self), NULL);

  return self->fixed;
}

const StudioField *
studio_template_find_field (StudioTemplate *self,
                            const char *name)
{
  g_return_val_if_fail (STUDIO_IS_TEMPLATE (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return g_hash_table_lookup (self->by_name, name);
}

GPtrArray *
studio_template_get_formats (StudioTemplate *self)
{
  g_return_val_if_fail (STUDIO_IS_TEMPLATE (self), NULL);

  return self->formats;
}

gboolean
studio_template_has_format (StudioTemplate *self,
                            const char *format_id)
{
  const StudioFormat *format;

  g_return_val_if_fail (STUDIO_IS_TEMPLATE (self), FALSE);
  g_return_val_if_fail (format_id != NULL, FALSE);

  format = studio_format_find (format_id);
  return format != NULL && g_ptr_array_find (self->formats, format, NULL);
}

guint
studio_template_get_n_pages (StudioTemplate *self)
{
  g_return_val_if_fail (STUDIO_IS_TEMPLATE (self), 0);

  return self->pages->len;
}

JsonNode *
studio_template_get_layers (StudioTemplate *self,
                            guint page)
{
  g_return_val_if_fail (STUDIO_IS_TEMPLATE (self), NULL);
  g_return_val_if_fail (page < self->pages->len, NULL);

  return g_ptr_array_index (self->pages, page);
}

void
studio_template_at_page (StudioTemplate *self,
                         const StudioJsonAt *root,
                         guint page,
                         StudioPageAt *place)
{
  g_return_if_fail (STUDIO_IS_TEMPLATE (self));
  g_return_if_fail (page < self->pages->len);

  if (!studio_json_at_member (root, "pages", &place->pages) || !studio_json_at_element (&place->pages, page, &place->page))
    studio_json_at_member (root, "layers", &place->layers);
  else
    studio_json_at_member (&place->page, "layers", &place->layers);
}

JsonNode *
studio_template_get_format_rules (StudioTemplate *self,
                                  const char *format_id)
{
  g_return_val_if_fail (STUDIO_IS_TEMPLATE (self), NULL);
  g_return_val_if_fail (format_id != NULL, NULL);

  return json_object_get_member (json_node_get_object (self->format_node), format_id);
}

static JsonNode *
lookup_sample (StudioTemplate *self,
               const char *brand_id,
               const char *field)
{
  JsonNode *samples = json_object_get_member (json_node_get_object (self->samples), brand_id);

  return samples != NULL ? json_object_get_member (json_node_get_object (samples), field) : NULL;
}

JsonNode *
studio_template_get_sample (StudioTemplate *self,
                            const char *brand_id,
                            const char *field)
{
  JsonNode *sample;

  g_return_val_if_fail (STUDIO_IS_TEMPLATE (self), NULL);
  g_return_val_if_fail (brand_id != NULL && field != NULL, NULL);

  if (self->samples == NULL)
    return NULL;

  sample = lookup_sample (self, brand_id, field);
  return sample != NULL ? sample : lookup_sample (self, "*", field);
}

JsonNode *
studio_template_get_json (StudioTemplate *self)
{
  g_return_val_if_fail (STUDIO_IS_TEMPLATE (self), NULL);

  return self->root;
}
