#include "config.h"

#include "studio-template-item.h"

#include <string.h>

struct _StudioTemplateItem
{
  GObject parent_instance;
  StudioTemplate *template;
  GdkPaintable *picture; /* (nullable) */
  char *words;           /* folded, all that it is found by */
};

G_DEFINE_FINAL_TYPE (StudioTemplateItem, studio_template_item, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_PICTURE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
studio_template_item_get_property (GObject *object,
                                   guint id,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  if (id == PROP_PICTURE)
    g_value_set_object (value, STUDIO_TEMPLATE_ITEM (object)->picture);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_template_item_finalize (GObject *object)
{
  StudioTemplateItem *self = STUDIO_TEMPLATE_ITEM (object);

  g_clear_object (&self->template);
  g_clear_object (&self->picture);
  g_free (self->words);

  G_OBJECT_CLASS (studio_template_item_parent_class)->finalize (object);
}

static void
studio_template_item_class_init (StudioTemplateItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_template_item_get_property;
  object_class->finalize = studio_template_item_finalize;

  properties[PROP_PICTURE] = g_param_spec_object ("picture", NULL, NULL, GDK_TYPE_PAINTABLE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
studio_template_item_init (StudioTemplateItem *self)
{
}

StudioTemplateItem *
studio_template_item_new (StudioTemplate *template)
{
  StudioTemplateItem *self = g_object_new (STUDIO_TYPE_TEMPLATE_ITEM, NULL);
  g_autofree char *synonyms = g_strjoinv ("\n", (char **) studio_template_get_words (template));
  g_autofree char *all = g_strjoin ("\n", studio_template_get_name (template), studio_template_get_content_type (template), synonyms, NULL);

  self->template = g_object_ref (template);
  self->words = g_utf8_casefold (all, -1);
  return self;
}

StudioTemplate *
studio_template_item_get_template (StudioTemplateItem *self)
{
  g_return_val_if_fail (STUDIO_IS_TEMPLATE_ITEM (self), NULL);

  return self->template;
}

void
studio_template_item_set_picture (StudioTemplateItem *self,
                                  GdkPaintable *picture)
{
  g_return_if_fail (STUDIO_IS_TEMPLATE_ITEM (self));

  if (g_set_object (&self->picture, picture))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PICTURE]);
}

gboolean
studio_template_item_matches (StudioTemplateItem *self,
                              const char *query)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (STUDIO_IS_TEMPLATE_ITEM (self), FALSE);

  folded = g_utf8_casefold (query, -1);
  words = g_strsplit_set (folded, " \t\n,", -1);
  for (gsize i = 0; words[i] != NULL; i++) {
    if (strstr (self->words, words[i]) == NULL)
      return FALSE;
  }
  return TRUE;
}
