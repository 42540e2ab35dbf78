#include "config.h"

#include "studio-cells.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <xlsxwriter.h>

/* What a cell of a spreadsheet can hold, and a sheet */
#define MAX_CELL 32767
#define MAX_ROWS 1000000
#define MAX_NAME 31

/** Cell: @text: (nullable): NULL: a number */
typedef struct
{
  char *text;
  double number;
} Cell;

/** Sheet: @row: begin of the row being made; @rows: (element-type guint): where each row begins in @cells */
typedef struct
{
  char *name;
  char *title;
  GPtrArray *heads;
  GArray *widths;
  GArray *cells;
  GArray *rows;
  guint row;
} Sheet;

struct _StudioCells
{
  char *title;
  GPtrArray *sheets;
};

static void
clear_cell (gpointer data)
{
  g_free (((Cell *) data)->text);
}

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->title);
  g_ptr_array_unref (sheet->heads);
  g_array_unref (sheet->widths);
  g_array_unref (sheet->cells);
  g_array_unref (sheet->rows);
  g_free (sheet);
}

StudioCells *
studio_cells_new (const char *title)
{
  StudioCells *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_new0 (StudioCells, 1);
  self->title = g_strdup (title);
  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  return self;
}

void
studio_cells_free (StudioCells *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  g_ptr_array_unref (self->sheets);
  g_free (self);
}

void
studio_cells_begin_sheet (StudioCells *self,
                          const char *name,
                          const char *title)
{
  Sheet *sheet;

  g_return_if_fail (self != NULL);

  sheet = g_new0 (Sheet, 1);
  sheet->name = name != NULL ? g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), MAX_NAME)) : NULL;
  sheet->title = g_strdup (title);
  sheet->heads = g_ptr_array_new_with_free_func (g_free);
  sheet->widths = g_array_new (FALSE, FALSE, sizeof (double));
  sheet->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (sheet->cells, clear_cell);
  sheet->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (self->sheets, sheet);
}

static Sheet *
last_sheet (StudioCells *self)
{
  return g_ptr_array_index (self->sheets, self->sheets->len - 1);
}

void
studio_cells_add_head (StudioCells *self,
                       const char *name,
                       double width)
{
  g_return_if_fail (self != NULL && self->sheets->len > 0 && name != NULL);

  g_ptr_array_add (last_sheet (self)->heads, g_strdup (name));
  g_array_append_val (last_sheet (self)->widths, width);
}

static void
add_cell (StudioCells *self,
          Cell cell)
{
  g_array_append_val (last_sheet (self)->cells, cell);
}

void
studio_cells_add_text (StudioCells *self,
                       const char *text)
{
  g_return_if_fail (self != NULL && self->sheets->len > 0);

  add_cell (self, (Cell){ g_utf8_make_valid (text != NULL ? text : "", -1), 0 });
}

void
studio_cells_add_number (StudioCells *self,
                         double number)
{
  g_return_if_fail (self != NULL && self->sheets->len > 0);

  add_cell (self, (Cell){ NULL, number });
}

void
studio_cells_end_row (StudioCells *self)
{
  Sheet *sheet;

  g_return_if_fail (self != NULL && self->sheets->len > 0);

  sheet = last_sheet (self);
  g_array_append_val (sheet->rows, sheet->row);
  sheet->row = sheet->cells->len;
}

/* Returns: (array length=n_cells) (nullable) */
static const Cell *
row_of (const Sheet *sheet,
        guint row,
        guint *n_cells)
{
  guint from = g_array_index (sheet->rows, guint, row);
  guint to = row + 1 < sheet->rows->len ? g_array_index (sheet->rows, guint, row + 1) : sheet->row;

  *n_cells = to - from;
  return *n_cells > 0 ? &g_array_index (sheet->cells, Cell, from) : NULL;
}

/* --- CSV --- */

/* Space before a formula does not make it harmless in every program. */
static gboolean
is_formula (const char *text)
{
  text += strspn (text, " \t\r\n");
  return *text != '\0' && strchr ("=+-@", *text) != NULL;
}

static void
write_text (GString *out,
            const char *text)
{
  gboolean quoted = strpbrk (text, ";,\t\"\r\n") != NULL;

  if (quoted)
    g_string_append_c (out, '"');
  if (is_formula (text))
    g_string_append_c (out, '\'');
  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '"')
      g_string_append_c (out, '"');
    g_string_append_c (out, *p);
  }
  if (quoted)
    g_string_append_c (out, '"');
}

static void
write_number (GString *out,
              double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.10g", number);
  for (char *p = buffer; *p != '\0'; p++)
    g_string_append_c (out, *p == '.' ? ',' : *p);
}

static void
write_sheet (GString *out,
             const Sheet *sheet)
{
  if (sheet->title != NULL) {
    write_text (out, sheet->title);
    g_string_append (out, "\r\n");
  }
  for (guint i = 0; i < sheet->heads->len; i++) {
    write_text (out, g_ptr_array_index (sheet->heads, i));
    g_string_append (out, i + 1 < sheet->heads->len ? ";" : "\r\n");
  }
  for (guint row = 0; row < sheet->rows->len; row++) {
    guint n;
    const Cell *cells = row_of (sheet, row, &n);

    for (guint i = 0; i < n; i++) {
      if (cells[i].text != NULL)
        write_text (out, cells[i].text);
      else
        write_number (out, cells[i].number);
      if (i + 1 < n)
        g_string_append_c (out, ';');
    }
    g_string_append (out, "\r\n");
  }
}

GBytes *
studio_cells_to_csv (const StudioCells *self)
{
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);

  out = g_string_new ("\xEF\xBB\xBF");
  for (guint i = 0; i < self->sheets->len; i++) {
    if (i > 0)
      g_string_append (out, "\r\n");
    write_sheet (out, g_ptr_array_index (self->sheets, i));
  }
  return g_string_free_to_bytes (out);
}

/* --- XLSX --- */

/** Pens: how cells of a workbook look. */
typedef struct
{
  lxw_format *title;
  lxw_format *head;
  lxw_format *text;
  lxw_format *whole;
  lxw_format *number;
} Pens;

static Pens
make_pens (lxw_workbook *book)
{
  Pens pens = { workbook_add_format (book), workbook_add_format (book), workbook_add_format (book), workbook_add_format (book), workbook_add_format (book) };

  format_set_bold (pens.title);
  format_set_font_size (pens.title, 14);
  format_set_bold (pens.head);
  format_set_bg_color (pens.head, 0xE6EAEE);
  format_set_bottom (pens.head, LXW_BORDER_THIN);
  format_set_text_wrap (pens.head);
  format_set_align (pens.head, LXW_ALIGN_VERTICAL_CENTER);
  format_set_text_wrap (pens.text);
  format_set_align (pens.text, LXW_ALIGN_VERTICAL_TOP);
  format_set_align (pens.whole, LXW_ALIGN_VERTICAL_TOP);
  format_set_num_format_index (pens.whole, 3); /* "#,##0", which every program knows */
  format_set_align (pens.number, LXW_ALIGN_VERTICAL_TOP);
  format_set_num_format (pens.number, "#,##0.0#");
  return pens;
}

static void
put_text (lxw_worksheet *page,
          lxw_row_t row,
          lxw_col_t column,
          const char *text,
          lxw_format *format)
{
  g_autofree char *cut = g_utf8_strlen (text, -1) > MAX_CELL ? g_utf8_substring (text, 0, MAX_CELL) : NULL;

  worksheet_write_string (page, row, column, cut != NULL ? cut : text, format);
}

/* A format with places that may be empty leaves a lone comma behind whole numbers. */
static void
put_number (lxw_worksheet *page,
            lxw_row_t row,
            lxw_col_t column,
            double number,
            const Pens *pens)
{
  worksheet_write_number (page, row, column, number, floor (number) < number ? pens->number : pens->whole);
}

static void
put_cells (lxw_worksheet *page,
           const Sheet *sheet,
           lxw_row_t first,
           const Pens *pens)
{
  for (guint row = 0; row < MIN (sheet->rows->len, MAX_ROWS); row++) {
    guint n;
    const Cell *cells = row_of (sheet, row, &n);

    for (guint i = 0; i < n; i++) {
      if (cells[i].text == NULL)
        put_number (page, first + row, (lxw_col_t) i, cells[i].number, pens);
      else if (*cells[i].text != '\0')
        put_text (page, first + row, (lxw_col_t) i, cells[i].text, pens->text);
    }
  }
}

static void
put_sheet (lxw_workbook *book,
           const Sheet *sheet,
           const Pens *pens)
{
  lxw_worksheet *page = workbook_add_worksheet (book, sheet->name);
  lxw_row_t row = 0;

  if (page == NULL)
    return;
  worksheet_set_paper (page, 9);
  worksheet_set_landscape (page);
  worksheet_fit_to_pages (page, 1, 0);
  if (sheet->title != NULL) {
    put_text (page, 0, 0, sheet->title, pens->title);
    row = 2;
  }
  for (guint i = 0; i < sheet->heads->len; i++) {
    worksheet_set_column (page, (lxw_col_t) i, (lxw_col_t) i, g_array_index (sheet->widths, double, i), NULL);
    put_text (page, row, (lxw_col_t) i, g_ptr_array_index (sheet->heads, i), pens->head);
  }
  worksheet_freeze_panes (page, row + 1, 0);
  worksheet_repeat_rows (page, row, row);
  if (sheet->heads->len > 0 && sheet->rows->len > 0)
    worksheet_autofilter (page, row, 0, row + MIN (sheet->rows->len, MAX_ROWS), (lxw_col_t) (sheet->heads->len - 1));
  put_cells (page, sheet, row + 1, pens);
}

/* Writes the workbook into a file of its own. */
static gboolean
write_book (const StudioCells *self,
            const char *path,
            GError **error)
{
  lxw_workbook *book = workbook_new (path);
  lxw_doc_properties properties = { 0 };
  lxw_error code;
  Pens pens;

  if (book == NULL) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The document could not be made: not enough memory. Close other programs and try again."));
    return FALSE;
  }
  properties.title = self->title;
  properties.company = (char *) "Pemda Studio";
  /* the table says itself when it was made */
  properties.created = 946684800;
  workbook_set_properties (book, &properties);
  pens = make_pens (book);
  for (guint i = 0; i < self->sheets->len; i++)
    put_sheet (book, g_ptr_array_index (self->sheets, i), &pens);
  code = workbook_close (book);
  if (code == LXW_NO_ERROR)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The table could not be written (%s). Make room on the disk and try again."), lxw_strerror (code));
  return FALSE;
}

GBytes *
studio_cells_to_xlsx (const StudioCells *self,
                      GError **error)
{
  g_autofree char *folder = NULL, *path = NULL, *contents = NULL;
  gsize length = 0;
  gboolean ok;

  g_return_val_if_fail (self != NULL, NULL);

  folder = g_dir_make_tmp ("pemda-XXXXXX", error);
  if (folder == NULL)
    return NULL;
  path = g_build_filename (folder, "tabel.xlsx", NULL);
  ok = write_book (self, path, error) && g_file_get_contents (path, &contents, &length, error);
  g_unlink (path);
  g_rmdir (folder);
  return ok ? g_bytes_new_take (g_steal_pointer (&contents), length) : NULL;
}
