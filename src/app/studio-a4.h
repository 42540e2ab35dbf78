#pragma once

#include <gio/gio.h>
#include <pango/pangocairo.h>

G_BEGIN_DECLS

/*
 * Paper: what every document that people print is drawn with. A4 upright, black letters in Noto Sans, as many pages as needed, each
 * with a foot that says whose page it is and which of how many. All lengths are points of 1/72 inch from the page's left top.
 */

#define STUDIO_A4_WIDTH 595.28
#define STUDIO_A4_HEIGHT 841.89
#define STUDIO_A4_MARGIN 44.0
#define STUDIO_A4_TOP 42.0
/** Where content ends; the foot stands below. */
#define STUDIO_A4_BOTTOM (STUDIO_A4_HEIGHT - 54)
/** How wide content may be. */
#define STUDIO_A4_BODY (STUDIO_A4_WIDTH - 2 * STUDIO_A4_MARGIN)

/** Sizes of letters. */
#define STUDIO_A4_SMALL 7.5
#define STUDIO_A4_TEXT 8.5
#define STUDIO_A4_HEADING 11.0
#define STUDIO_A4_TITLE 18.0

typedef struct _StudioA4 StudioA4;
/** StudioA4Draw: draws everything, from the first page's top to the last content. It is called twice and must do the same both times. */
typedef void (*StudioA4Draw) (StudioA4 *paper, gpointer data);

/**
 * StudioA4: the pen.
 * @cr: the page that is being drawn
 * @y: where the next thing goes
 * @margin: how far from both edges the foot stands; %STUDIO_A4_MARGIN unless changed while drawing
 * @page: from 1
 * @n_pages: 0 while they are counted
 * @foot: what stands at the left below each page, one line
 * @shown: the page that a picture is made of; 0 for a file of all pages
 * @resume: (nullable): called at the top of each page but the first, to repeat the heads of a table; may be set and taken away while drawing
 */
struct _StudioA4
{
  cairo_t *cr;
  PangoContext *context;
  double y, margin;
  guint page, n_pages, shown;
  const char *foot;
  StudioA4Draw resume;
  gpointer data;
};

/** StudioA4Place: a page of a paper. @page: from 1 */
typedef struct
{
  guint page, n_pages;
} StudioA4Place;

/**
 * studio_a4_to_pdf:
 * @title: of the file, for its properties
 * @foot: see #StudioA4
 * @draw: draws all pages; the last is finished for it
 * @data: for @draw and for the pen's @resume
 *
 * Takes some tens of ms: call it in a thread.
 *
 * Returns: (transfer full) (nullable): a PDF; %G_IO_ERROR_CANCELLED, or %G_IO_ERROR_FAILED for want of memory
 */
GBytes *studio_a4_to_pdf (const char *title, const char *foot, StudioA4Draw draw, gpointer data, GCancellable *cancellable, GError **error);

/**
 * studio_a4_to_surface:
 * @foot: as above
 * @scale: pixels for a point
 * @place: (inout): which page; one beyond the last becomes the last, and how many there are is filled in
 *
 * The page as it would be printed, on white, to look at.
 *
 * Returns: (transfer full) (nullable): NULL for want of memory
 */
cairo_surface_t *studio_a4_to_surface (const char *foot, StudioA4Draw draw, gpointer data, double scale, StudioA4Place *place);

/** Goes on to the next page unless @height fits on this one. */
void studio_a4_need (StudioA4 *paper, double height);
/**
 * studio_a4_text:
 * @size: of the letters
 * @width: lines break there
 *
 * Lays out a text of at most 14 lines, longer ones are cut, so that each row fits a page whatever was written; without hyphens.
 *
 * Returns: (transfer full)
 */
PangoLayout *studio_a4_text (StudioA4 *paper, const char *text, double size, PangoWeight weight, double width);
double studio_a4_height_of (PangoLayout *layout);
/**
 * studio_a4_put:
 * @layout: (transfer full)
 *
 * Draws it with its left top at @x, @y; the pen's own y stays.
 *
 * Returns: its height
 */
double studio_a4_put (StudioA4 *paper, PangoLayout *layout, double x, double y);
/** @grey: 0 is black */
void studio_a4_ink (StudioA4 *paper, double grey);
void studio_a4_line (StudioA4 *paper, double x, double y, double width);

G_END_DECLS
