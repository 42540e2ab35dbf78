#include "config.h"

#include "studio-brand-follow.h"

struct _StudioBrandFollow
{
  GObject parent_instance;
  StudioDocument *document;
  StudioCatalog *catalog;
  StudioBrand *worn;  /* (nullable): the post's, as it was looked at last */
  StudioBrand *newer; /* (nullable) */
  GHashTable *known;  /* id → StudioBrand: installed brands that the post is or was in */
};

G_DEFINE_FINAL_TYPE (StudioBrandFollow, studio_brand_follow, G_TYPE_OBJECT)

enum {
  PROP_NEWER = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_same (StudioBrand *a,
         StudioBrand *b)
{
  return a == b || studio_json_equal (studio_brand_get_json (a), studio_brand_get_json (b));
}

/* Looks at the brand that the post is in now. */
static void
note_worn (StudioBrandFollow *self)
{
  StudioBrand *worn = studio_post_get_brand (studio_document_get_post (self->document));
  g_autoptr (StudioBrand) installed = studio_catalog_load_brand (self->catalog, studio_brand_get_id (worn), NULL);
  gboolean same = installed != NULL && is_same (installed, worn);

  g_set_object (&self->worn, worn);
  if (same)
    g_hash_table_replace (self->known, g_strdup (studio_brand_get_id (worn)), g_object_ref (installed));
  if (same)
    g_clear_object (&installed);
  if (g_set_object (&self->newer, installed))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEWER]);
}

static void
post_changed_cb (StudioBrandFollow *self)
{
  if (studio_post_get_brand (studio_document_get_post (self->document)) != self->worn)
    note_worn (self);
}

/* A brand that is gone or cannot be read for now is waited for: the post keeps what it has. */
static void
catalog_changed_cb (StudioBrandFollow *self)
{
  g_autoptr (GList) ids = g_hash_table_get_keys (self->known);

  for (GList *l = ids; l != NULL; l = l->next) {
    g_autoptr (StudioBrand) old = g_object_ref (g_hash_table_lookup (self->known, l->data));
    g_autoptr (StudioBrand) fresh = studio_catalog_load_brand (self->catalog, studio_brand_get_id (old), NULL);

    if (fresh == NULL || fresh == old)
      continue;
    g_hash_table_replace (self->known, g_strdup (studio_brand_get_id (old)), g_object_ref (fresh));
    studio_document_follow_brand (self->document, old, fresh);
  }
  note_worn (self);
}

static void
studio_brand_follow_get_property (GObject *object,
                                  guint id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  if (id == PROP_NEWER)
    g_value_set_object (value, STUDIO_BRAND_FOLLOW (object)->newer);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_brand_follow_dispose (GObject *object)
{
  StudioBrandFollow *self = STUDIO_BRAND_FOLLOW (object);

  g_clear_object (&self->document);
  g_clear_object (&self->catalog);
  g_clear_object (&self->worn);
  g_clear_object (&self->newer);
  g_clear_pointer (&self->known, g_hash_table_unref);

  G_OBJECT_CLASS (studio_brand_follow_parent_class)->dispose (object);
}

static void
studio_brand_follow_class_init (StudioBrandFollowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_brand_follow_get_property;
  object_class->dispose = studio_brand_follow_dispose;
  properties[PROP_NEWER] = g_param_spec_object ("newer", NULL, NULL, STUDIO_TYPE_BRAND, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
studio_brand_follow_init (StudioBrandFollow *self)
{
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

StudioBrandFollow *
studio_brand_follow_new (StudioDocument *document,
                         StudioCatalog *catalog)
{
  StudioBrandFollow *self;

  g_return_val_if_fail (STUDIO_IS_DOCUMENT (document) && STUDIO_IS_CATALOG (catalog), NULL);

  self = g_object_new (STUDIO_TYPE_BRAND_FOLLOW, NULL);
  self->document = g_object_ref (document);
  self->catalog = g_object_ref (catalog);
  g_signal_connect_object (studio_document_get_post (document), "changed", G_CALLBACK (post_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (catalog, "changed", G_CALLBACK (catalog_changed_cb), self, G_CONNECT_SWAPPED);
  note_worn (self);
  return self;
}

StudioBrand *
studio_brand_follow_get_newer (StudioBrandFollow *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND_FOLLOW (self), NULL);

  return self->newer;
}
