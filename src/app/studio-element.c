#include "config.h"

#include "studio-elements-private.h"

#include <math.h>

/* Lengths in the catalogue are px of such a page. */
#define PAGE 1080.0

G_DEFINE_FINAL_TYPE (StudioElement, studio_element, G_TYPE_OBJECT)

static void
word_clear (gpointer data)
{
  g_free (((StudioElementWord *) data)->text);
}

static void
studio_element_finalize (GObject *object)
{
  StudioElement *self = STUDIO_ELEMENT (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->group);
  g_array_unref (self->words);
  g_clear_pointer (&self->layer, json_node_unref);
  g_clear_pointer (&self->picture, json_node_unref);
  g_clear_pointer (&self->asset, studio_asset_unref);
  G_OBJECT_CLASS (studio_element_parent_class)->finalize (object);
}

static void
studio_element_class_init (StudioElementClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_element_finalize;
}

static void
studio_element_init (StudioElement *self)
{
  self->words = g_array_new (FALSE, FALSE, sizeof (StudioElementWord));
  g_array_set_clear_func (self->words, word_clear);
}

gboolean
studio_elements_in_indonesian (void)
{
  const char *language = g_get_language_names ()[0];

  return g_str_has_prefix (language, "id") && !g_ascii_isalpha (language[2]);
}

char *
studio_elements_fold (const char *text)
{
  g_autofree char *apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *small = g_utf8_casefold (apart != NULL ? apart : "", -1);
  g_autoptr (GString) folded = g_string_new (NULL);

  for (const char *at = small; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);

    if (g_unichar_ismark (letter))
      continue;
    if (g_unichar_isalnum (letter))
      g_string_append_unichar (folded, letter);
    else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
      g_string_append_c (folded, ' ');
  }
  return g_strchomp (g_string_free (g_steal_pointer (&folded), FALSE));
}

StudioElement *
studio_element_new (const char *id,
                    const char *group,
                    const char *name,
                    const char *name_en,
                    JsonNode *layer)
{
  StudioElement *self = g_object_new (STUDIO_TYPE_ELEMENT, NULL);
  gboolean indonesian = studio_elements_in_indonesian ();

  self->id = g_strdup (id);
  self->group = g_strdup (group);
  self->name = g_strdup (indonesian ? name : name_en);
  self->layer = json_node_ref (layer);
  studio_element_add_words (self, STUDIO_WORD_NAME, (const char *[]){ self->name, NULL });
  studio_element_add_words (self, STUDIO_WORD_OTHER_NAME, (const char *[]){ indonesian ? name_en : name, NULL });
  return self;
}

void
studio_element_add_words (StudioElement *self,
                          StudioWordKind kind,
                          const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++) {
    StudioElementWord word = { kind, studio_elements_fold (words[i]) };

    g_array_append_val (self->words, word);
  }
}

const char *
studio_element_get_id (StudioElement *self)
{
  g_return_val_if_fail (STUDIO_IS_ELEMENT (self), NULL);

  return self->id;
}

const char *
studio_element_get_name (StudioElement *self)
{
  g_return_val_if_fail (STUDIO_IS_ELEMENT (self), NULL);

  return self->name;
}

const char *
studio_element_get_group (StudioElement *self)
{
  g_return_val_if_fail (STUDIO_IS_ELEMENT (self), NULL);

  return self->group;
}

JsonNode *
studio_element_get_picture (StudioElement *self)
{
  g_return_val_if_fail (STUDIO_IS_ELEMENT (self), NULL);

  return self->picture != NULL ? self->picture : self->layer;
}

/* --- scaling --- */

/* Members that are lengths in px, or arrays of them; what is a share or a factor stays. */
static gboolean
is_length (const char *member)
{
  static const char *const lengths[] = { "x", "y", "right", "bottom", "w", "h", "cx", "cy", "min_w", "max_w", "min_h", "max_h", "margin", "padding", "gap", "cross_gap",
                                         "size", "min_size", "highlight_pad", "width", "dash", "radius", "cut", "stair", "dx", "dy", "blur", "cell", NULL };

  return g_strv_contains (lengths, member);
}

static JsonNode *scale_node (JsonNode *node, gboolean length, double factor);

static JsonNode *
scale_object (JsonNode *node,
              double factor)
{
  JsonObject *to = json_object_new ();
  JsonNode *result = json_node_new (JSON_NODE_OBJECT);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &value)) {
    /* a chart's cap is told in shares of its column */
    gboolean shares = g_str_equal (name, "cap");

    json_object_set_member (to, name, shares ? json_node_ref (value) : scale_node (value, is_length (name), factor));
  }
  json_node_take_object (result, to);
  return result;
}

static JsonNode *
scale_array (JsonNode *node,
             gboolean length,
             double factor)
{
  JsonArray *from = json_node_get_array (node), *to = json_array_new ();
  JsonNode *result = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < json_array_get_length (from); i++)
    json_array_add_element (to, scale_node (json_array_get_element (from, i), length, factor));
  json_node_take_array (result, to);
  return result;
}

static JsonNode *
scale_node (JsonNode *node,
            gboolean length,
            double factor)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return scale_object (node, factor);
  if (JSON_NODE_HOLDS_ARRAY (node))
    return scale_array (node, length, factor);
  if (length && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) != G_TYPE_STRING)
    return studio_json_number (round (json_node_get_double (node) * factor * 10) / 10);
  return json_node_ref (node);
}

JsonNode *
studio_element_make_layer (StudioElement *self,
                           StudioSize page)
{
  double factor;
  JsonNode *layer;

  g_return_val_if_fail (STUDIO_IS_ELEMENT (self), NULL);
  g_return_val_if_fail (page.w > 0 && page.h > 0, NULL);

  factor = MIN (page.w, page.h) / PAGE;
  if (fabs (factor - 1) < 1e-9)
    return json_node_ref (self->layer);
  layer = scale_node (self->layer, FALSE, factor);
  json_node_seal (layer);
  return layer;
}
