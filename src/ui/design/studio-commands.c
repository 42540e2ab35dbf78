#include "config.h"

#include "studio-commands.h"

#include <glib/gi18n-lib.h>

#include "studio-platforms.h"

/* More layers than anybody types the name of; the layers panel has them all. */
#define MAX_LAYERS 200

typedef struct
{
  const char *label;
  const char *group;
  const char *words; /* (nullable) */
  const char *action;
  const char *target; /* (nullable): a text */
  const char *icon;   /* (nullable) */
  const char *keys;   /* (nullable) */
  StudioCommandNeeds needs;
} Entry;

#define GROUP_ALIGN N_ ("Align")
#define GROUP_EDIT N_ ("Edit")
#define GROUP_ORDER N_ ("Order")
#define GROUP_TEXT N_ ("Text")
#define GROUP_PHOTO N_ ("Photo")
#define GROUP_VIEW N_ ("View")
#define GROUP_POST N_ ("Post")
#define GROUP_STEP N_ ("Go to step")
#define GROUP_INSERT N_ ("Insert")

static const Entry entries[] = {
  { N_ ("Content"), GROUP_STEP, N_ ("fields form fill in"), "post.step", "content", NULL, "<Alt>1", STUDIO_COMMAND_ALWAYS },
  { N_ ("Design"), GROUP_STEP, N_ ("canvas layout"), "post.step", "design", NULL, "<Alt>2", STUDIO_COMMAND_ALWAYS },
  { N_ ("Caption"), GROUP_STEP, N_ ("text hashtags alt description platforms"), "post.step", "caption", NULL, "<Alt>3", STUDIO_COMMAND_ALWAYS },
  { N_ ("Check"), GROUP_STEP, N_ ("rules spelling findings errors"), "post.step", "check", NULL, "<Alt>4", STUDIO_COMMAND_ALWAYS },
  { N_ ("Publish"), GROUP_STEP, N_ ("send accounts upload schedule post"), "post.step", "publish", NULL, "<Alt>5", STUDIO_COMMAND_ALWAYS },

  { N_ ("Align Left"), GROUP_ALIGN, NULL, "composer.align-left", NULL, "studio-align-left-symbolic", "<Control><Shift>Left", STUDIO_COMMAND_SELECTION },
  { N_ ("Align Centre"), GROUP_ALIGN, N_ ("middle across"), "composer.align-center", NULL, "studio-align-center-symbolic", "<Control><Shift>h", STUDIO_COMMAND_SELECTION },
  { N_ ("Align Right"), GROUP_ALIGN, NULL, "composer.align-right", NULL, "studio-align-right-symbolic", "<Control><Shift>Right", STUDIO_COMMAND_SELECTION },
  { N_ ("Align Top"), GROUP_ALIGN, NULL, "composer.align-top", NULL, "studio-align-top-symbolic", "<Control><Shift>Up", STUDIO_COMMAND_SELECTION },
  { N_ ("Align Middle"), GROUP_ALIGN, N_ ("centre down"), "composer.align-middle", NULL, "studio-align-middle-symbolic", "<Control><Shift>m", STUDIO_COMMAND_SELECTION },
  { N_ ("Align Bottom"), GROUP_ALIGN, NULL, "composer.align-bottom", NULL, "studio-align-bottom-symbolic", "<Control><Shift>Down", STUDIO_COMMAND_SELECTION },
  { N_ ("Equal Gaps Across"), GROUP_ALIGN, N_ ("distribute spread space"), "composer.distribute-across", NULL, NULL, NULL, STUDIO_COMMAND_SEVERAL },
  { N_ ("Equal Gaps Down"), GROUP_ALIGN, N_ ("distribute spread space"), "composer.distribute-down", NULL, NULL, NULL, STUDIO_COMMAND_SEVERAL },

  { N_ ("Raise"), GROUP_ORDER, N_ ("forward above"), "composer.raise", NULL, NULL, "<Control>bracketright", STUDIO_COMMAND_SELECTION },
  { N_ ("Lower"), GROUP_ORDER, N_ ("backward below"), "composer.lower", NULL, NULL, "<Control>bracketleft", STUDIO_COMMAND_SELECTION },
  { N_ ("Raise to Top"), GROUP_ORDER, N_ ("front"), "composer.raise-to-top", NULL, NULL, "<Control><Shift>bracketright", STUDIO_COMMAND_SELECTION },
  { N_ ("Lower to Bottom"), GROUP_ORDER, N_ ("back"), "composer.lower-to-bottom", NULL, NULL, "<Control><Shift>bracketleft", STUDIO_COMMAND_SELECTION },

  { N_ ("Undo"), GROUP_EDIT, N_ ("back take back"), "win.undo", NULL, "edit-undo-symbolic", "<Control>z", STUDIO_COMMAND_ALWAYS },
  { N_ ("Redo"), GROUP_EDIT, NULL, "win.redo", NULL, "edit-redo-symbolic", "<Control><Shift>z", STUDIO_COMMAND_ALWAYS },
  { N_ ("Cut"), GROUP_EDIT, NULL, "composer.cut", NULL, "edit-cut-symbolic", "<Control>x", STUDIO_COMMAND_SELECTION },
  { N_ ("Copy"), GROUP_EDIT, NULL, "composer.copy", NULL, "edit-copy-symbolic", "<Control>c", STUDIO_COMMAND_SELECTION },
  { N_ ("Paste"), GROUP_EDIT, N_ ("insert clipboard"), "composer.paste", NULL, "edit-paste-symbolic", "<Control>v", STUDIO_COMMAND_ALWAYS },
  { N_ ("Paste in Place"), GROUP_EDIT, NULL, "composer.paste-in-place", NULL, "edit-paste-symbolic", "<Control><Shift>v", STUDIO_COMMAND_ALWAYS },
  { N_ ("Copy Style"), GROUP_EDIT, N_ ("format look colour"), "composer.copy-style", NULL, NULL, "<Control><Alt>c", STUDIO_COMMAND_SELECTION },
  { N_ ("Paste Style"), GROUP_EDIT, N_ ("format look colour"), "composer.paste-style", NULL, NULL, "<Control><Alt>v", STUDIO_COMMAND_SELECTION },
  { N_ ("Duplicate"), GROUP_EDIT, N_ ("copy again repeat"), "composer.duplicate", NULL, NULL, "<Control>d", STUDIO_COMMAND_SELECTION },
  { N_ ("Delete"), GROUP_EDIT, N_ ("remove"), "composer.delete", NULL, "edit-delete-symbolic", "Delete", STUDIO_COMMAND_SELECTION },
  { N_ ("Select All"), GROUP_EDIT, NULL, "composer.select-all", NULL, "edit-select-all-symbolic", "<Control>a", STUDIO_COMMAND_ALWAYS },
  { N_ ("Group"), GROUP_EDIT, N_ ("together"), "composer.group", NULL, "studio-group-symbolic", "<Control>g", STUDIO_COMMAND_SEVERAL },
  { N_ ("Ungroup"), GROUP_EDIT, N_ ("apart"), "composer.ungroup", NULL, NULL, "<Control><Shift>g", STUDIO_COMMAND_SELECTION },
  { N_ ("Stack Below Each Other"), GROUP_EDIT, N_ ("auto layout column"), "composer.stack-column", NULL, "studio-stack-symbolic", NULL, STUDIO_COMMAND_SEVERAL },
  { N_ ("Stack Side by Side"), GROUP_EDIT, N_ ("auto layout row"), "composer.stack-row", NULL, "studio-stack-symbolic", NULL, STUDIO_COMMAND_SEVERAL },
  { N_ ("Lock or Unlock"), GROUP_EDIT, NULL, "composer.lock", NULL, "changes-prevent-symbolic", "<Control><Shift>k", STUDIO_COMMAND_SELECTION },
  { N_ ("Hide or Show"), GROUP_EDIT, N_ ("eye visible"), "composer.hide", NULL, NULL, "<Control><Shift>o", STUDIO_COMMAND_SELECTION },
  { N_ ("Mirror Left to Right"), GROUP_EDIT, N_ ("flip"), "composer.flip-across", NULL, NULL, NULL, STUDIO_COMMAND_SELECTION },
  { N_ ("Mirror Top to Bottom"), GROUP_EDIT, N_ ("flip"), "composer.flip-down", NULL, NULL, NULL, STUDIO_COMMAND_SELECTION },
  { N_ ("Show in All Sizes"), GROUP_EDIT, N_ ("formats everywhere"), "composer.show-in-all", NULL, NULL, NULL, STUDIO_COMMAND_SELECTION },
  { N_ ("Show in This Size Only"), GROUP_EDIT, N_ ("formats"), "composer.show-here-only", NULL, NULL, NULL, STUDIO_COMMAND_SELECTION },
  { N_ ("Crop Photo"), GROUP_EDIT, N_ ("cut frame zoom focal point"), "stage.crop", NULL, "studio-crop-symbolic", "c", STUDIO_COMMAND_PHOTO },
  { N_ ("Hide Parts of Photo"), GROUP_EDIT, N_ ("blur pixelate face plate number privacy"), "stage.hide-parts", NULL, NULL, NULL, STUDIO_COMMAND_PHOTO },
  { N_ ("Replace Photo…"), GROUP_EDIT, N_ ("change picture"), "stage.replace-photo", NULL, "image-x-generic-symbolic", NULL, STUDIO_COMMAND_PHOTO },

  { N_ ("Comment…"), GROUP_POST, N_ ("review note remark"), "post.comment", NULL, "studio-comment-symbolic", "<Control><Alt>m", STUDIO_COMMAND_ALWAYS },
  { N_ ("Show Comments"), GROUP_POST, N_ ("review notes replies"), "post.show-comments", NULL, "studio-comment-symbolic", NULL, STUDIO_COMMAND_ALWAYS },
  { N_ ("Export…"), GROUP_POST, N_ ("save picture png jpeg pdf"), "win.export", NULL, NULL, "<Control><Shift>e", STUDIO_COMMAND_ALWAYS },
  { N_ ("Save"), GROUP_POST, NULL, "win.save", NULL, NULL, "<Control>s", STUDIO_COMMAND_ALWAYS },
  { N_ ("Save a Copy…"), GROUP_POST, NULL, "win.save-copy", NULL, NULL, "<Control><Shift>s", STUDIO_COMMAND_ALWAYS },
  { N_ ("Upload by Hand…"), GROUP_POST, N_ ("manual browser platform account"), "win.manual-upload", "", NULL, NULL, STUDIO_COMMAND_ALWAYS },
  { N_ ("WhatsApp Share Package…"), GROUP_POST, N_ ("spread chat group text qr"), "win.spread", NULL, "studio-share-symbolic", NULL, STUDIO_COMMAND_ALWAYS },
  { N_ ("New Post"), GROUP_POST, NULL, "win.new-post", NULL, NULL, "<Control>n", STUDIO_COMMAND_ALWAYS },
  { N_ ("Open…"), GROUP_POST, NULL, "win.open", NULL, NULL, "<Control>o", STUDIO_COMMAND_ALWAYS },
  { N_ ("Keyboard Shortcuts"), GROUP_POST, N_ ("keys help"), "win.show-help-overlay", NULL, "input-keyboard-symbolic", "<Control>question", STUDIO_COMMAND_ALWAYS },

  { N_ ("All Sizes"), GROUP_VIEW, N_ ("overview formats"), "stage.all-sizes", NULL, NULL, "<Control><Shift>a", STUDIO_COMMAND_ALWAYS },
  { N_ ("Phone View"), GROUP_VIEW, N_ ("preview instagram whatsapp"), "stage.phone", NULL, NULL, NULL, STUDIO_COMMAND_ALWAYS },
  { N_ ("Rulers and Guides"), GROUP_VIEW, N_ ("lines measure"), "settings.view-rulers", NULL, NULL, "<Control><Alt>r", STUDIO_COMMAND_ALWAYS },
  { N_ ("Columns"), GROUP_VIEW, N_ ("grid"), "settings.view-columns", NULL, NULL, NULL, STUDIO_COMMAND_ALWAYS },
  { N_ ("Safe Area"), GROUP_VIEW, N_ ("margins profile grid crop story"), "settings.view-safe-area", NULL, NULL, NULL, STUDIO_COMMAND_ALWAYS },
  { N_ ("Remove All Guides"), GROUP_VIEW, N_ ("lines"), "stage.clear-guides", NULL, NULL, NULL, STUDIO_COMMAND_ALWAYS },
  { N_ ("Zoom In"), GROUP_VIEW, NULL, "stage.zoom-in", NULL, "zoom-in-symbolic", "<Control>plus", STUDIO_COMMAND_ALWAYS },
  { N_ ("Zoom Out"), GROUP_VIEW, NULL, "stage.zoom-out", NULL, "zoom-out-symbolic", "<Control>minus", STUDIO_COMMAND_ALWAYS },
  { N_ ("100 %"), GROUP_VIEW, N_ ("actual size zoom"), "stage.zoom-full", NULL, "zoom-original-symbolic", "<Control>0", STUDIO_COMMAND_ALWAYS },
  { N_ ("Fit"), GROUP_VIEW, N_ ("whole page zoom"), "stage.zoom-fit", NULL, "zoom-fit-best-symbolic", "<Control>9", STUDIO_COMMAND_ALWAYS },
  { N_ ("Pixel Preview"), GROUP_VIEW, N_ ("squares sharp magnify"), "stage.pixel-preview", NULL, NULL, NULL, STUDIO_COMMAND_ALWAYS },
  { N_ ("Zoom to Selection"), GROUP_VIEW, NULL, "stage.zoom-selection", NULL, "zoom-fit-best-symbolic", "<Control>8", STUDIO_COMMAND_SELECTION },
};

static void
add (GListStore *list,
     StudioCommand *command)
{
  g_list_store_append (list, command);
  g_object_unref (command);
}

static void
add_entries (GListStore *list)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++) {
    const Entry *entry = &entries[i];
    StudioCommand *command = studio_command_new (_ (entry->label), _ (entry->group), entry->words != NULL ? _ (entry->words) : NULL, entry->action,
                                                 entry->target != NULL ? g_variant_new_string (entry->target) : NULL);

    studio_command_set_english (command, entry->label);
    studio_command_set_icon (command, entry->icon);
    studio_command_set_keys (command, entry->keys);
    studio_command_set_needs (command, entry->needs);
    add (list, command);
  }
}

static void
add_sizes (GListStore *list,
           StudioTemplate *template)
{
  GPtrArray *formats = studio_template_get_formats (template);

  for (guint i = 0; i < formats->len; i++) {
    const StudioFormat *format = g_ptr_array_index (formats, i);

    add (list, studio_command_new (_ (format->name), _ ("Go to size"), format->id, "stage.show-size", g_variant_new_string (format->id)));
  }
}

static void
add_layers (GListStore *list,
            StudioComposer *composer)
{
  StudioScene *scene = studio_composer_get_scene (composer);

  for (guint i = 1; scene != NULL && i < MIN (scene->boxes->len, MAX_LAYERS); i++) {
    const StudioLayer *layer = g_array_index (scene->boxes, StudioBox, i).layer;
    g_autofree char *name = studio_composer_get_layer_name (composer, layer->id);
    /* TRANSLATORS: %s is a layer's name: "Select “Title”" */
    g_autofree char *label = g_strdup_printf (_ ("Select “%s”"), name);
    StudioCommand *command = studio_command_new (label, _ ("Layer"), layer->id, "post.select-layer", g_variant_new_string (layer->id));

    studio_command_set_icon (command, "studio-layers-symbolic");
    add (list, command);
  }
}

static void
add_pages (GListStore *list,
           StudioComposer *composer)
{
  guint n_pages = studio_composer_get_n_pages (composer);

  for (guint i = 0; n_pages > 1 && i < n_pages; i++) {
    g_autofree char *label = g_strdup_printf (_ ("Page %u"), i + 1);
    StudioCommand *command = studio_command_new (label, _ ("Go to page"), NULL, "stage.show-page", g_variant_new_uint32 (i));

    studio_command_set_icon (command, "studio-pages-symbolic");
    add (list, command);
  }
}

static void
add_platforms (GListStore *list)
{
  g_autoptr (StudioPlatforms) platforms = studio_platforms_load ();
  GPtrArray *all = studio_platforms_list (platforms);

  for (guint i = 0; i < all->len; i++) {
    const StudioPlatform *platform = g_ptr_array_index (all, i);
    /* TRANSLATORS: a platform's name */
    g_autofree char *label = g_strdup_printf (_ ("Upload to %s by Hand…"), platform->name);

    /* nobody uploads to a webhook */
    if (!g_str_equal (platform->id, "webhook"))
      add (list, studio_command_new (label, _ ("Post"), NULL, "win.manual-upload", g_variant_new_string (platform->id)));
  }
}

static void
add_brands (GListStore *list,
            StudioCatalog *catalog)
{
  g_autoptr (GPtrArray) ids = studio_catalog_list_brands (catalog);

  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (StudioBrand) brand = studio_catalog_load_brand (catalog, g_ptr_array_index (ids, i), NULL);

    if (brand != NULL)
      add (list, studio_command_new (studio_brand_get_name (brand), _ ("Change brand"), NULL, "post.change-brand", g_variant_new_string (studio_brand_get_id (brand))));
  }
}

static void
add_templates (GListStore *list,
               StudioCatalog *catalog,
               const char *brand)
{
  g_autoptr (GPtrArray) ids = studio_catalog_list_templates (catalog);

  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (StudioTemplate) template = studio_catalog_load_template (catalog, g_ptr_array_index (ids, i), NULL);
    g_autofree char *words = template != NULL ? g_strjoinv (" ", (char **) studio_template_get_words (template)) : NULL;

    if (template != NULL)
      add (list, studio_command_new (studio_template_get_name (template), _ ("Begin a new post"), words, "win.start",
                                     g_variant_new ("(ss)", brand, studio_template_get_id (template))));
  }
}

GListModel *
studio_commands_list (StudioComposer *composer,
                      StudioCatalog *catalog)
{
  GListStore *list = g_list_store_new (STUDIO_TYPE_COMMAND);
  StudioPost *post;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (composer), G_LIST_MODEL (list));

  post = studio_document_get_post (studio_composer_get_document (composer));
  add_entries (list);
  add_sizes (list, studio_post_get_template (post));
  add_pages (list, composer);
  add_platforms (list);
  add_layers (list, composer);
  add_brands (list, catalog);
  add_templates (list, catalog, studio_brand_get_id (studio_post_get_brand (post)));
  return G_LIST_MODEL (list);
}

StudioCommandNeeds
studio_commands_find_needs (StudioComposer *composer)
{
  GPtrArray *selection = studio_composer_get_selection (composer);
  StudioScene *scene = studio_composer_get_scene (composer);
  StudioCommandNeeds needs = STUDIO_COMMAND_ALWAYS;

  if (selection->len == 0)
    return needs;
  needs |= STUDIO_COMMAND_SELECTION | (selection->len > 1 ? STUDIO_COMMAND_SEVERAL : STUDIO_COMMAND_ALWAYS);
  for (guint i = 0; scene != NULL && i < selection->len; i++) {
    const StudioBox *box = studio_scene_find (scene, g_ptr_array_index (selection, i));

    if (box != NULL && box->layer->kind == STUDIO_LAYER_TEXT)
      needs |= STUDIO_COMMAND_TEXT;
    if (box != NULL && box->layer->kind == STUDIO_LAYER_PHOTO)
      needs |= STUDIO_COMMAND_PHOTO;
  }
  return needs;
}
