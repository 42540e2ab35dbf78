#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-catalog.h"
#include "studio-cli-options.h"
#include "studio-cli-report.h"
#include "studio-own-folder.h"
#include "studio-template-share.h"

#define KIND "templates"

/** Choice: what the options say. */
typedef struct
{
  char *brand;  /* (nullable) */
  char *output; /* (nullable) */
  gboolean replace, beside;
} Choice;

static void
choice_clear (Choice *choice)
{
  g_free (choice->brand);
  g_free (choice->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choice, choice_clear)

/* Returns: (nullable) (transfer full): that of "--brand", else the first there is */
static StudioBrand *
load_brand (StudioCatalog *catalog,
            const Choice *choice,
            StudioCliExit *code)
{
  g_autoptr (GPtrArray) ids = studio_catalog_list_brands (catalog);
  const char *id = choice->brand != NULL ? choice->brand : ids->len > 0 ? g_ptr_array_index (ids, 0)
                                                                        : "netral";
  GError *error = NULL;
  StudioBrand *brand = studio_catalog_load_brand (catalog, id, &error);

  if (brand == NULL)
    *code = studio_cli_fail_error (STUDIO_CLI_INPUT, "--brand", error);
  return brand;
}

static StudioCliExit export(const char *id,
                            const Choice *choice)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (StudioTemplate) template = NULL;
  g_autoptr (StudioBrand) brand = NULL;
  StudioCliExit code = STUDIO_CLI_DONE;
  GError *error = NULL;

  if (choice->output == NULL || !g_str_has_suffix (choice->output, STUDIO_TEMPLATE_PACKAGE_SUFFIX))
    return studio_cli_fail (STUDIO_CLI_USAGE, choice->output != NULL ? choice->output : "template export",
                            _ ("A template needs a file name that ends in .pemdatemplate. Add -o NAME.pemdatemplate."));
  template = studio_catalog_load_template (catalog, id, &error);
  if (template == NULL)
    return studio_cli_fail_error (STUDIO_CLI_INPUT, id, error);
  brand = load_brand (catalog, choice, &code);
  if (brand == NULL)
    return code;
  if (!studio_template_share_write (template, brand, choice->output, &error))
    return studio_cli_fail_error (STUDIO_CLI_OUTPUT, choice->output, error);
  return STUDIO_CLI_DONE;
}

/* Returns: (nullable) (transfer full): read and laid out */
static StudioTemplatePackage *
read_package (const char *path,
              const Choice *choice,
              StudioCliExit *code)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (StudioBrand) brand = load_brand (catalog, choice, code);
  GError *error = NULL;
  StudioTemplatePackage *package = brand != NULL ? studio_template_share_read (path, brand, &error) : NULL;

  if (brand != NULL && package == NULL)
    *code = studio_cli_fail_error (STUDIO_CLI_INPUT, path, error);
  return package;
}

static StudioCliExit
import (const char *path,
        const Choice *choice)
{
  StudioCliExit code = STUDIO_CLI_DONE;
  g_autoptr (StudioTemplatePackage) package = read_package (path, choice, &code);
  GError *error = NULL;
  g_autofree char *id = NULL;

  if (package == NULL)
    return code;
  id = studio_template_share_install (package, choice->replace ? STUDIO_SHARE_REPLACE : choice->beside ? STUDIO_SHARE_BESIDE
                                                                                                       : STUDIO_SHARE_REFUSE,
                                      &error);
  if (id == NULL)
    return studio_cli_fail_error (STUDIO_CLI_OUTPUT, path, error);
  studio_cli_printf ("%s\n", id);
  return STUDIO_CLI_DONE;
}

static StudioCliExit
check (const char *path,
       const Choice *choice)
{
  StudioCliExit code = STUDIO_CLI_DONE;
  g_autoptr (StudioTemplatePackage) package = read_package (path, choice, &code);

  if (package != NULL)
    studio_cli_printf (_ ("%s: valid\n"), path);
  return code;
}

static StudioCliExit
run_template (const char *const *argv)
{
  g_auto (Choice) choice = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &choice.output, N_ ("Write this file"), N_ ("FILE.pemdatemplate") },
    { "brand", 0, 0, G_OPTION_ARG_FILENAME, &choice.brand, N_ ("Lay it out in this brand"), N_ ("ID") },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &choice.replace, N_ ("Replace one of that id in your own folder"), NULL },
    { "beside", 0, 0, G_OPTION_ARG_NONE, &choice.beside, N_ ("If there is one of that id, take it beside it under another"), NULL },
    { NULL }
  };
  g_auto (GStrv) operands = NULL;
  StudioCliExit code;

  if (!studio_cli_options_parse (&studio_cli_template, entries, argv, 2, &operands, &code))
    return code;
  if (choice.replace && choice.beside)
    return studio_cli_fail (STUDIO_CLI_USAGE, "--replace", _ ("Give either --replace or --beside."));
  if (g_str_equal (operands[0], "export"))
    return export(operands[1], &choice);
  if (g_str_equal (operands[0], "import"))
    return import (operands[1], &choice);
  if (g_str_equal (operands[0], "check"))
    return check (operands[1], &choice);
  return studio_cli_fail (STUDIO_CLI_USAGE, operands[0], _ ("There is no such thing to do with a template. Say export, import or check."));
}

const StudioCliCommand studio_cli_template = {
  "template", N_ ("export TEMPLATE -o FILE | import FILE | check FILE"), N_ ("Writes a template as one file, reads one, or checks one."), TRUE, run_template
};
