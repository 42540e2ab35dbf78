#pragma once

#include "studio-brand.h"

G_BEGIN_DECLS

/*
 * Papers: what an office prints and signs. The text of each is a file that the office can edit (docs/paper-format.md): shipped ones lie in
 * "papers", one of the same name in "pemda-studio/papers" of the user's data folder stands in its place.
 */

/**
 * StudioPaperKind:
 * @STUDIO_PAPER_HANDOVER: berita acara serah terima akun, "serah-terima.json"
 * @STUDIO_PAPER_COMMITMENT: lembar komitmen admin, "komitmen.json"
 */
typedef enum {
  STUDIO_PAPER_HANDOVER,
  STUDIO_PAPER_COMMITMENT,
} StudioPaperKind;
#define STUDIO_N_PAPERS 2

#define STUDIO_PAPER_MAX_BYTES (256 * 1024)
/** Code points of one text. */
#define STUDIO_PAPER_MAX_TEXT 4000
#define STUDIO_PAPER_MAX_PARTS 100
/** Lines, columns and signatures of one part. */
#define STUDIO_PAPER_MAX_ROWS 60
/** Rows that a table of data may have; more are not printed. */
#define STUDIO_PAPER_MAX_DATA 1000

/** Returns: (transfer none): "serah-terima.json" */
const char *studio_paper_file_name (StudioPaperKind kind);
/** Returns: (transfer none): NULL-terminated: the words that may stand in braces, of every paper of that kind. "saksi.nama" can stand where the list "saksi" is gone through */
const char *const *studio_paper_list_tokens (StudioPaperKind kind);

/**
 * studio_paper_parse:
 * @source: the file's name for errors
 *
 * Returns: (transfer full) (nullable): the document, checked: it is of @kind, has only what docs/paper-format.md names, within the limits, and
 *   only words in braces that there are. Errors name the place
 */
JsonNode *studio_paper_parse (StudioPaperKind kind, const char *source, GBytes *bytes, GError **error);
/** The same of a document that was edited. */
gboolean studio_paper_check (StudioPaperKind kind, const char *source, JsonNode *root, GError **error);
/** @own: (out) (optional): whether it is the office's own. Returns: (transfer full) (nullable): the text that is in force */
JsonNode *studio_paper_load (StudioPaperKind kind, gboolean *own, GError **error);
/** Writes the office's own text, which has to pass studio_paper_check(). */
gboolean studio_paper_save (StudioPaperKind kind, JsonNode *root, GError **error);
/** Takes the office's own text away, so that the shipped one is in force again; it is kept beside it, as "serah-terima.json.bak". None is no error. */
gboolean studio_paper_reset (StudioPaperKind kind, GError **error);

/**
 * studio_paper_fill:
 * @text: with words in braces: "Pada hari ini, {tanggal.kata}"
 * @data: (nullable): an object of texts, with members called as the words are: "lama.nama"
 * @row: (nullable): an object that is looked into first
 * @blank: what stands for a word without a value, "………"
 * @missing: (out) (optional): whether there was such a word
 *
 * Returns: (transfer full)
 */
char *studio_paper_fill (const char *text, JsonNode *data, JsonNode *row, const char *blank, gboolean *missing);

/** StudioPaperOrder: what a paper is made of. @brand: (nullable): whose letterhead it has; @root: as of studio_paper_load(); @data: for studio_paper_fill(), with the lists of tables */
typedef struct
{
  StudioBrand *brand;
  JsonNode *root;
  JsonNode *data;
} StudioPaperOrder;

/** Returns: (transfer full) (nullable): a PDF, as of studio_a4_to_pdf(). Call it in a thread. */
GBytes *studio_paper_to_pdf (const StudioPaperOrder *order, GCancellable *cancellable, GError **error);
/** StudioPaperView: a page to look at. @page: from 1; one beyond the last shows the last. @scale: pixels for 1/72 inch */
typedef struct
{
  guint page, n_pages;
  double scale;
} StudioPaperView;
/** @view: (inout): which page, and then how many there are. Returns: (transfer full) (nullable): a cairo_surface_t */
gpointer studio_paper_to_surface (const StudioPaperOrder *order, StudioPaperView *view);

G_END_DECLS
