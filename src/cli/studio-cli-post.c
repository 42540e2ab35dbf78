#include "config.h"

#include "studio-cli-post.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-cli-report.h"
#include "studio-package.h"

/* Whose look a template has when nobody says. */
#define DEFAULT_BRAND "netral"

gboolean
studio_cli_post_is_file (const char *name)
{
  return g_str_has_suffix (name, ".pemda") || g_file_test (name, G_FILE_TEST_IS_REGULAR);
}

static StudioPost *
open_file (const char *name,
           const StudioCliPostOptions *options,
           GError **error)
{
  g_autofree char *notice = NULL;
  g_autoptr (StudioPost) post = studio_package_read (name, &notice, error);
  g_autoptr (StudioCatalog) catalog = NULL;
  g_autoptr (StudioBrand) brand = NULL;
  g_autoptr (StudioHistory) history = NULL;

  if (post != NULL && notice != NULL)
    studio_cli_warn (name, notice);
  if (post == NULL || options->brand == NULL || g_str_equal (options->brand, studio_brand_get_id (studio_post_get_brand (post))))
    return g_steal_pointer (&post);

  catalog = studio_catalog_new ();
  brand = studio_catalog_load_brand (catalog, options->brand, error);
  if (brand == NULL)
    return NULL;
  history = studio_history_new (post);
  studio_history_set_brand (history, brand, "");
  return g_steal_pointer (&post);
}

static StudioPost *
open_template (const char *name,
               const StudioCliPostOptions *options,
               GError **error)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  const char *slash = strrchr (name, '/');
  g_autofree char *named = slash != NULL ? g_strndup (name, (gsize) (slash - name)) : g_strdup (DEFAULT_BRAND);
  g_autoptr (StudioTemplate) template = studio_catalog_load_template (catalog, slash != NULL ? slash + 1 : name, error);
  g_autoptr (StudioBrand) brand = NULL;

  if (template == NULL)
    return NULL;
  brand = studio_catalog_load_brand (catalog, options->brand != NULL ? options->brand : named, error);
  return brand != NULL ? studio_post_new (template, brand) : NULL;
}

StudioPost *
studio_cli_post_open (const char *name,
                      const StudioCliPostOptions *options,
                      StudioCliExit *code)
{
  GError *error = NULL;
  g_autoptr (StudioPost) post = studio_cli_post_is_file (name) ? open_file (name, options, &error) : open_template (name, options, &error);
  g_autoptr (StudioHistory) history = NULL;

  if (post == NULL) {
    *code = studio_cli_fail_error (STUDIO_CLI_INPUT, name, error);
    return NULL;
  }
  if (options->content == NULL && options->set == NULL)
    return g_steal_pointer (&post);

  history = studio_history_new (post);
  if (!studio_cli_content_apply (history, options->use, options->content, (const char *const *) options->set, code))
    return NULL;
  return g_steal_pointer (&post);
}

void
studio_cli_post_options_clear (StudioCliPostOptions *options)
{
  g_clear_pointer (&options->brand, g_free);
  g_clear_pointer (&options->content, g_free);
  g_clear_pointer (&options->set, g_strfreev);
}
