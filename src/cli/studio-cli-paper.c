#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-catalog.h"
#include "studio-cli-options.h"
#include "studio-cli-report.h"
#include "studio-commitment.h"
#include "studio-file.h"
#include "studio-handover.h"
#include "studio-json-file.h"
#include "studio-paper.h"

#define MAX_DATA (4 * 1024 * 1024)

/** Choice: what the options say; all (nullable). */
typedef struct
{
  char *data, *brand, *output;
} Choice;

static void
choice_clear (Choice *choice)
{
  g_free (choice->data);
  g_free (choice->brand);
  g_free (choice->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choice, choice_clear)

/* Returns: (nullable) (transfer full): the record of --data, checked */
static JsonNode *
read_record (StudioPaperKind kind,
             const char *path,
             GError **error)
{
  g_autoptr (JsonNode) root = studio_json_load (path, path, MAX_DATA, error);
  gboolean good = root != NULL && (kind == STUDIO_PAPER_HANDOVER ? studio_handover_check (path, root, error) : studio_commitment_check (path, root, error));

  return good ? g_steal_pointer (&root) : NULL;
}

static StudioCliExit
print (StudioPaperKind kind,
       const Choice *choice)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (StudioBrand) brand = NULL;
  g_autoptr (JsonNode) record = NULL, text = NULL, data = NULL;
  g_autoptr (GBytes) pdf = NULL;
  StudioPaperOrder order;
  GError *error = NULL;

  brand = studio_catalog_load_brand (catalog, choice->brand != NULL ? choice->brand : "netral", &error);
  if (brand == NULL)
    return studio_cli_fail_error (STUDIO_CLI_INPUT, "--brand", error);
  record = read_record (kind, choice->data, &error);
  text = record != NULL ? studio_paper_load (kind, NULL, &error) : NULL;
  if (text == NULL)
    return studio_cli_fail_error (STUDIO_CLI_INPUT, choice->data, error);
  data = kind == STUDIO_PAPER_HANDOVER ? studio_handover_to_paper (record, brand) : studio_commitment_to_paper (record, brand);
  order = (StudioPaperOrder){ brand, text, data };
  pdf = studio_paper_to_pdf (&order, NULL, &error);
  if (pdf == NULL || !studio_file_write (choice->output, pdf, &error))
    return studio_cli_fail_error (STUDIO_CLI_OUTPUT, choice->output, error);
  return STUDIO_CLI_DONE;
}

static StudioCliExit
run_paper (const char *const *argv)
{
  g_auto (Choice) choice = { 0 };
  const GOptionEntry entries[] = {
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &choice.data, N_ ("What is filled in (docs/paper-format.md)"), N_ ("FILE.json") },
    { "brand", 0, 0, G_OPTION_ARG_FILENAME, &choice.brand, N_ ("Whose letterhead it has"), N_ ("ID") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &choice.output, N_ ("Write this file"), N_ ("FILE.pdf") },
    { NULL }
  };
  g_auto (GStrv) operands = NULL;
  StudioCliExit code;

  if (!studio_cli_options_parse (&studio_cli_paper, entries, argv, 1, &operands, &code))
    return code;
  if (choice.data == NULL)
    return studio_cli_fail (STUDIO_CLI_USAGE, "--data", _ ("Say what is filled in: add --data FILE.json."));
  if (choice.output == NULL || !g_str_has_suffix (choice.output, ".pdf"))
    return studio_cli_fail (STUDIO_CLI_USAGE, choice.output != NULL ? choice.output : "-o", _ ("A paper needs a file name that ends in .pdf. Add -o NAME.pdf."));
  if (g_str_equal (operands[0], "handover"))
    return print (STUDIO_PAPER_HANDOVER, &choice);
  if (g_str_equal (operands[0], "commitment"))
    return print (STUDIO_PAPER_COMMITMENT, &choice);
  return studio_cli_fail (STUDIO_CLI_USAGE, operands[0], _ ("There is no such paper. Say handover or commitment."));
}

const StudioCliCommand studio_cli_paper = {
  "paper", N_ ("handover | commitment --data FILE.json -o FILE.pdf"), N_ ("Prints a paper of the office: the handover of an account, the admins' commitment."), TRUE, run_paper
};
