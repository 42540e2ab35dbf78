#include "config.h"

#include "studio-post.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-approval.h"
#include "studio-error.h"

#include "studio-comments.h"
#include "studio-plan.h"
#include "studio-post-office.h"
#include "studio-post-private.h"
#include "studio-post-words.h"
#include "studio-published.h"
#include "studio-releases.h"
#include "studio-sent.h"
#include "studio-settled.h"
#include "studio-review-log.h"

#define POST_FORMAT "pemda-studio-post"
#define POST_VERSION 1

struct _StudioPost
{
  GObject parent_instance;
  StudioPostState state;
  StudioAssetStore *assets;
  StudioPackageRest rest;
};

G_DEFINE_FINAL_TYPE (StudioPost, studio_post, G_TYPE_OBJECT)

static guint changed_signal;

void
studio_post_state_copy (const StudioPostState *from,
                        StudioPostState *to)
{
  g_return_if_fail (from != NULL && to != NULL);

  *to = (StudioPostState){ json_node_ref (from->root), g_object_ref (from->brand), g_object_ref (from->template) };
}

void
studio_post_state_clear (StudioPostState *state)
{
  g_return_if_fail (state != NULL);

  g_clear_pointer (&state->root, json_node_unref);
  g_clear_object (&state->brand);
  g_clear_object (&state->template);
}

static void
studio_post_finalize (GObject *object)
{
  StudioPost *self = STUDIO_POST (object);

  studio_post_state_clear (&self->state);
  g_clear_pointer (&self->assets, studio_asset_store_unref);
  g_clear_pointer (&self->rest.manifest, json_node_unref);
  g_clear_pointer (&self->rest.entries, g_hash_table_unref);

  G_OBJECT_CLASS (studio_post_parent_class)->finalize (object);
}

static void
studio_post_class_init (StudioPostClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_post_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
studio_post_init (StudioPost *self)
{
  self->assets = studio_asset_store_new ();
}

char *
studio_post_make_id (void)
{
  return g_strdup_printf ("%06x%06x", (guint) g_random_int_range (0, 1 << 24), (guint) g_random_int_range (0, 1 << 24));
}

/* @root with @text as its member @name, if it has none. Consumes @root. */
static JsonNode *
with_default (JsonNode *root,
              const char *name,
              JsonNode *value)
{
  JsonNode *changed;

  if (json_object_has_member (json_node_get_object (root), name)) {
    json_node_unref (value);
    return root;
  }

  changed = studio_json_with (root, name, value);
  json_node_unref (value);
  json_node_unref (root);
  return changed;
}

/* Consumes @root. Returns: (transfer full): the document with everything a post must have. */
static JsonNode *
complete_document (JsonNode *root,
                   StudioTemplate *template,
                   StudioBrand *brand)
{
  g_autofree char *id = studio_post_make_id ();
  JsonNode *content = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (content, json_object_new ());
  root = with_default (root, "format", studio_json_string (POST_FORMAT));
  root = with_default (root, "version", studio_json_number (POST_VERSION));
  root = with_default (root, "id", studio_json_string (id));
  root = with_default (root, "brand", studio_json_string (studio_brand_get_id (brand)));
  root = with_default (root, "template", studio_json_string (studio_template_get_id (template)));
  return with_default (root, "content", content);
}

/* Consumes @root. */
static StudioPost *
post_new (JsonNode *root,
          StudioTemplate *template,
          StudioBrand *brand)
{
  StudioPost *self = g_object_new (STUDIO_TYPE_POST, NULL);

  self->state = (StudioPostState){ complete_document (root, template, brand), g_object_ref (brand), g_object_ref (template) };
  return self;
}

JsonNode *
studio_post_pin_edition (JsonNode *root,
                         StudioBrand *brand)
{
  gboolean several = studio_json_lookup (studio_brand_get_json (brand), "editions") != NULL;
  const StudioEdition *edition = several ? studio_brand_choose_edition (brand, NULL) : NULL;
  g_autoptr (JsonNode) id = edition != NULL ? studio_json_string (edition->id) : NULL;
  JsonNode *pinned = studio_json_with (root, "edition", id);

  json_node_unref (root);
  return pinned;
}

StudioPost *
studio_post_new (StudioTemplate *template,
                 StudioBrand *brand)
{
  JsonNode *root;

  g_return_val_if_fail (STUDIO_IS_TEMPLATE (template) && STUDIO_IS_BRAND (brand), NULL);

  root = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (root, json_object_new ());
  json_node_seal (root);
  return post_new (studio_post_pin_edition (root, brand), template, brand);
}

static gboolean
check_head (const StudioJsonAt *at,
            GError **error)
{
  const char *format = POST_FORMAT;
  int version = POST_VERSION;

  if (!JSON_NODE_HOLDS_OBJECT (at->node)) {
    studio_json_at_error (error, at, _ ("A post must be an object in curly brackets."));
    return FALSE;
  }
  if (!studio_json_get_string (at, "format", FALSE, &format, error) || !studio_json_get_int (at, "version", FALSE, &version, error))
    return FALSE;

  if (!g_str_equal (format, POST_FORMAT)) {
    studio_json_at_error (error, at, _ ("This is no post: “format” must be “%s”."), POST_FORMAT);
    return FALSE;
  }
  if (version > POST_VERSION) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_NEWER,
                 _ ("“%s” was made by a newer version of Pemda Studio. Update the program to open it."), at->source);
    return FALSE;
  }
  return TRUE;
}

/* A document says whose it is; with another brand or template its overrides and samples would mean something else. */
static gboolean
check_member_is (const StudioJsonAt *at,
                 const char *name,
                 const char *expected,
                 GError **error)
{
  const char *found = expected;
  StudioJsonAt child;

  if (!studio_json_get_string (at, name, FALSE, &found, error))
    return FALSE;
  if (g_str_equal (found, expected))
    return TRUE;

  studio_json_at_member (at, name, &child);
  studio_json_at_error (error, &child, _ ("It names “%s”, but “%s” was given. Name the same."), found, expected);
  return FALSE;
}

static gboolean
check_content (const StudioJsonAt *at,
               StudioTemplate *template,
               GError **error)
{
  GPtrArray *fields = studio_template_get_fields (template);
  StudioJsonAt content;
  StudioJsonAt value;

  if (!studio_json_get_object (at, "content", FALSE, &content, error))
    return FALSE;

  for (guint i = 0; content.node != NULL && i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);

    if (studio_json_at_member (&content, field->name, &value) && !studio_field_check (field, &value, error))
      return FALSE;
  }
  return TRUE;
}

/* An object of objects, by layer. */
static gboolean
check_layers (const StudioJsonAt *at,
              const char *member,
              GError **error)
{
  StudioJsonAt layers;
  StudioJsonAt layer;
  JsonObjectIter iter;
  const char *name;

  if (!studio_json_get_object (at, member, FALSE, &layers, error))
    return FALSE;
  if (layers.node == NULL)
    return TRUE;

  json_object_iter_init_ordered (&iter, json_node_get_object (layers.node));
  while (json_object_iter_next_ordered (&iter, &name, NULL)) {
    if (!studio_json_get_object (&layers, name, TRUE, &layer, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_hand (const StudioJsonAt *at,
            GError **error)
{
  StudioJsonAt pages;

  return check_layers (at, "set", error) && check_layers (at, "layers", error) && studio_json_get_array (at, "pages", FALSE, &pages, error);
}

static gboolean
check_variants (const StudioJsonAt *at,
                GError **error)
{
  StudioJsonAt variants;
  StudioJsonAt variant;
  JsonObjectIter iter;
  const char *name;

  if (!studio_json_get_object (at, "variants", FALSE, &variants, error))
    return FALSE;
  if (variants.node == NULL)
    return TRUE;

  json_object_iter_init_ordered (&iter, json_node_get_object (variants.node));
  while (json_object_iter_next_ordered (&iter, &name, NULL)) {
    if (!studio_json_get_object (&variants, name, TRUE, &variant, error) || !check_layers (&variant, "set", error))
      return FALSE;
  }
  return TRUE;
}

static void
add_assets (StudioPost *self,
            GHashTable *assets)
{
  GHashTableIter iter;
  gpointer name;
  gpointer asset;

  g_hash_table_iter_init (&iter, assets);
  while (g_hash_table_iter_next (&iter, &name, &asset))
    studio_asset_store_add (self->assets, name, asset);
}

gboolean
studio_post_check_document (const StudioJsonAt *at,
                            StudioTemplate *template,
                            StudioBrand *brand,
                            GError **error)
{
  const char *id = NULL;
  const char *edition = NULL;

  g_return_val_if_fail (at != NULL, FALSE);
  g_return_val_if_fail (STUDIO_IS_TEMPLATE (template) && STUDIO_IS_BRAND (brand), FALSE);

  return check_head (at, error) &&
         studio_json_get_string (at, "id", FALSE, &id, error) &&
         studio_json_get_string (at, "edition", FALSE, &edition, error) &&
         check_member_is (at, "brand", studio_brand_get_id (brand), error) &&
         check_member_is (at, "template", studio_template_get_id (template), error) &&
         check_content (at, template, error) &&
         check_variants (at, error) &&
         check_hand (at, error) &&
         studio_post_words_check (at, error) && studio_releases_check (at, error) && studio_plan_check (at, error) && studio_sent_check (at, error) && studio_settled_check (at, error) && studio_post_office_check (at, error) &&
         studio_published_check (at, error) && studio_programme_check (at, error) &&
         studio_comments_check (at, error) && studio_approval_check (at, error) && studio_review_log_check (at, error);
}

StudioPost *
studio_post_new_from_json (const char *source,
                           JsonNode *root,
                           StudioTemplate *template,
                           StudioBrand *brand,
                           GHashTable *assets,
                           GError **error)
{
  StudioPost *self;
  StudioJsonAt at;

  g_return_val_if_fail (source != NULL && root != NULL, NULL);
  g_return_val_if_fail (STUDIO_IS_TEMPLATE (template) && STUDIO_IS_BRAND (brand), NULL);

  at = studio_json_at_root (source, root);
  if (!studio_post_check_document (&at, template, brand, error))
    return NULL;

  self = post_new (json_node_ref (root), template, brand);
  if (assets != NULL)
    add_assets (self, assets);
  return self;
}

StudioSnapshot *
studio_post_snapshot (StudioPost *self)
{
  g_return_val_if_fail (STUDIO_IS_POST (self), NULL);

  return studio_snapshot_new (&self->state, self->assets, &self->rest);
}

StudioBrand *
studio_post_get_brand (StudioPost *self)
{
  g_return_val_if_fail (STUDIO_IS_POST (self), NULL);

  return self->state.brand;
}

const StudioEdition *
studio_post_get_edition (StudioPost *self)
{
  g_return_val_if_fail (STUDIO_IS_POST (self), NULL);

  return studio_brand_choose_edition (self->state.brand, studio_json_peek_string (json_node_get_object (self->state.root), "edition"));
}

StudioTemplate *
studio_post_get_template (StudioPost *self)
{
  g_return_val_if_fail (STUDIO_IS_POST (self), NULL);

  return self->state.template;
}

JsonNode *
studio_post_get_json (StudioPost *self)
{
  g_return_val_if_fail (STUDIO_IS_POST (self), NULL);

  return self->state.root;
}

char *
studio_post_get_title (StudioPost *self)
{
  g_autoptr (StudioSnapshot) snapshot = NULL;

  g_return_val_if_fail (STUDIO_IS_POST (self), NULL);

  snapshot = studio_post_snapshot (self);
  return studio_snapshot_get_title (snapshot);
}

void
studio_post_add_asset (StudioPost *self,
                       StudioAsset *asset)
{
  g_return_if_fail (STUDIO_IS_POST (self) && asset != NULL);

  studio_asset_store_add (self->assets, studio_asset_get_hash (asset), asset);
}

GPtrArray *
studio_post_list_assets (StudioPost *self)
{
  g_autoptr (StudioSnapshot) snapshot = NULL;

  g_return_val_if_fail (STUDIO_IS_POST (self), NULL);

  snapshot = studio_post_snapshot (self);
  return studio_snapshot_list_assets (snapshot);
}

void
studio_post_get_state (StudioPost *self,
                       StudioPostState *state)
{
  g_return_if_fail (STUDIO_IS_POST (self) && state != NULL);

  studio_post_state_copy (&self->state, state);
}

void
studio_post_set_state (StudioPost *self,
                       const StudioPostState *state,
                       const char *path)
{
  StudioPostState before;

  g_return_if_fail (STUDIO_IS_POST (self) && state != NULL && path != NULL);

  before = self->state;
  studio_post_state_copy (state, &self->state);
  studio_post_state_clear (&before);
  g_signal_emit (self, changed_signal, 0, path);
}

void
studio_post_set_package_rest (StudioPost *self,
                              const StudioPackageRest *rest)
{
  g_return_if_fail (STUDIO_IS_POST (self) && rest != NULL);

  g_clear_pointer (&self->rest.manifest, json_node_unref);
  g_clear_pointer (&self->rest.entries, g_hash_table_unref);
  self->rest.manifest = rest->manifest != NULL ? json_node_ref (rest->manifest) : NULL;
  self->rest.entries = rest->entries != NULL ? g_hash_table_ref (rest->entries) : NULL;
}
