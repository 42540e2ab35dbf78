#include "config.h"

#include "studio-elements-private.h"

#include <glib/gi18n-lib.h>

#include "studio-file.h"
#include "studio-paths.h"

#define MAX_FILE_BYTES (4 * 1024 * 1024)
#define MAX_ELEMENTS 2000
#define MAX_WORDS 64

static void
group_free (gpointer data)
{
  StudioElementGroup *group = data;

  g_free (group->id);
  g_free (group->name);
  g_free (group->name_en);
  g_free (group);
}

static StudioElements *
elements_new_empty (void)
{
  StudioElements *self = g_new0 (StudioElements, 1);

  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->elements = g_ptr_array_new_with_free_func (g_object_unref);
  self->synonyms = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return self;
}

void
studio_elements_free (StudioElements *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->elements);
  g_ptr_array_unref (self->synonyms);
  g_free (self);
}

/* Returns: (transfer full) (nullable): the list's texts; NULL with an error if one is none */
static char **
read_texts (const StudioJsonAt *list,
            GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  StudioJsonAt item;

  for (guint i = 0; i < MAX_WORDS && studio_json_at_element (list, i, &item); i++) {
    if (json_node_get_value_type (item.node) != G_TYPE_STRING) {
      studio_json_at_error (error, &item, _ ("must be a text"));
      return NULL;
    }
    g_strv_builder_add (builder, json_node_get_string (item.node));
  }
  return g_strv_builder_end (builder);
}

static gboolean
read_words (StudioElement *element,
            const StudioJsonAt *at,
            const char *member,
            StudioWordKind kind,
            GError **error)
{
  g_auto (GStrv) words = NULL;
  StudioJsonAt list;

  if (!studio_json_get_array (at, member, FALSE, &list, error))
    return FALSE;
  if (list.node == NULL)
    return TRUE;
  words = read_texts (&list, error);
  if (words == NULL)
    return FALSE;
  studio_element_add_words (element, kind, (const char *const *) words);
  return TRUE;
}

static gboolean
read_element (StudioElements *self,
              const StudioJsonAt *at,
              const StudioElementGroup *group,
              GError **error)
{
  const char *id = NULL, *name = NULL, *name_en = NULL, *type = NULL;
  StudioJsonAt layer, picture;
  StudioElement *element;

  if (!studio_json_get_string (at, "id", TRUE, &id, error) ||
      !studio_json_get_string (at, "name", TRUE, &name, error) ||
      !studio_json_get_string (at, "name_en", TRUE, &name_en, error) ||
      !studio_json_get_object (at, "layer", TRUE, &layer, error) ||
      !studio_json_get_string (&layer, "type", TRUE, &type, error) ||
      !studio_json_get_object (at, "picture", FALSE, &picture, error))
    return FALSE;
  element = studio_element_new (id, group->id, name, name_en, layer.node);
  element->picture = picture.node != NULL ? json_node_ref (picture.node) : NULL;
  studio_element_add_words (element, STUDIO_WORD_GROUP, (const char *[]){ group->name, group->name_en, NULL });
  studio_elements_take (self, element);
  return read_words (element, at, "words", STUDIO_WORD_INDONESIAN, error) && read_words (element, at, "words_en", STUDIO_WORD_ENGLISH, error);
}

static gboolean
read_group (StudioElements *self,
            const StudioJsonAt *at,
            GError **error)
{
  const char *id = NULL, *name = NULL, *name_en = NULL;
  StudioElementGroup *group;
  StudioJsonAt list, item;
  gboolean figures = FALSE;

  if (!studio_json_get_string (at, "id", TRUE, &id, error) ||
      !studio_json_get_boolean (at, "figures", FALSE, &figures, error) ||
      !studio_json_get_string (at, "name", TRUE, &name, error) ||
      !studio_json_get_string (at, "name_en", TRUE, &name_en, error) ||
      !studio_json_get_array (at, "elements", TRUE, &list, error))
    return FALSE;
  group = g_new0 (StudioElementGroup, 1);
  group->id = g_strdup (id);
  group->name = g_strdup (name);
  group->name_en = g_strdup (name_en);
  group->figures = figures;
  g_ptr_array_add (self->groups, group);
  for (guint i = 0; studio_json_at_element (&list, i, &item); i++) {
    if (self->elements->len >= MAX_ELEMENTS) {
      studio_json_at_error (error, &list, _ ("More than %u elements. Remove some."), (guint) MAX_ELEMENTS);
      return FALSE;
    }
    if (!read_element (self, &item, group, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_synonyms (StudioElements *self,
               const StudioJsonAt *root,
               GError **error)
{
  StudioJsonAt list, item;

  if (!studio_json_get_array (root, "synonyms", FALSE, &list, error))
    return FALSE;
  for (guint i = 0; list.node != NULL && studio_json_at_element (&list, i, &item); i++) {
    char **words = read_texts (&item, error);

    if (words == NULL)
      return FALSE;
    for (guint w = 0; words[w] != NULL; w++) {
      g_autofree char *plain = words[w];

      words[w] = studio_elements_fold (plain);
    }
    g_ptr_array_add (self->synonyms, words);
  }
  return TRUE;
}

StudioElements *
studio_elements_new (const char *source,
                     GBytes *bytes,
                     GError **error)
{
  g_autoptr (StudioElements) self = NULL;
  g_autoptr (JsonNode) root = NULL;
  StudioJsonAt at, list, item;
  double version = 1;

  g_return_val_if_fail (source != NULL && bytes != NULL, NULL);

  root = studio_json_parse (source, bytes, error);
  if (root == NULL)
    return NULL;
  self = elements_new_empty ();
  at = studio_json_at_root (source, root);
  if (!studio_json_get_ranged (&at, "version", 1, 1, &version, error) ||
      !read_synonyms (self, &at, error) ||
      !studio_json_get_array (&at, "groups", TRUE, &list, error))
    return NULL;
  for (guint i = 0; studio_json_at_element (&list, i, &item); i++) {
    if (!read_group (self, &item, error))
      return NULL;
  }
  return g_steal_pointer (&self);
}

static gpointer
load_default (gpointer data)
{
  g_autofree char *path = studio_paths_find (".", "elements.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  StudioElements *self = NULL;

  if (path != NULL)
    bytes = studio_file_read (path, MAX_FILE_BYTES, &error);
  if (bytes != NULL)
    self = studio_elements_new ("elements.json", bytes, &error);
  if (self == NULL) {
    g_warning ("The catalogue of elements is left out: %s", error != NULL ? error->message : "elements.json is in none of the data folders");
    self = elements_new_empty ();
  }
  studio_elements_add_icons (self);
  return self;
}

StudioElements *
studio_elements_get_default (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_default, NULL);
}

void
studio_elements_take (StudioElements *self,
                      StudioElement *element)
{
  g_ptr_array_add (self->elements, element);
}

guint
studio_elements_get_n_groups (StudioElements *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->groups->len;
}

const char *
studio_elements_get_group_id (StudioElements *self,
                              guint index)
{
  g_return_val_if_fail (self != NULL && index < self->groups->len, NULL);

  return ((StudioElementGroup *) g_ptr_array_index (self->groups, index))->id;
}

gboolean
studio_elements_group_has_figures (StudioElements *self,
                                   guint index)
{
  g_return_val_if_fail (self != NULL && index < self->groups->len, FALSE);

  return ((const StudioElementGroup *) g_ptr_array_index (self->groups, index))->figures;
}

const char *
studio_elements_get_group_name (StudioElements *self,
                                guint index)
{
  const StudioElementGroup *group;

  g_return_val_if_fail (self != NULL && index < self->groups->len, NULL);

  group = g_ptr_array_index (self->groups, index);
  return studio_elements_in_indonesian () ? group->name : group->name_en;
}

GPtrArray *
studio_elements_list (StudioElements *self,
                      const char *group)
{
  GPtrArray *list;

  g_return_val_if_fail (self != NULL && group != NULL, NULL);

  list = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->elements->len; i++) {
    StudioElement *element = g_ptr_array_index (self->elements, i);

    if (g_str_equal (element->group, group))
      g_ptr_array_add (list, g_object_ref (element));
  }
  return list;
}

StudioElement *
studio_elements_find (StudioElements *self,
                      const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->elements->len; i++) {
    StudioElement *element = g_ptr_array_index (self->elements, i);

    if (g_str_equal (element->id, id))
      return g_object_ref (element);
  }
  return NULL;
}
