#pragma once

#include "studio-brand-look.h"
#include "studio-brand-page.h"
#include "studio-brand-preview.h"
#include "studio-brand-session.h"
#include "studio-brand-watch.h"
#include "studio-brand-words.h"

G_BEGIN_DECLS

struct _StudioBrandPage
{
  GtkWidget parent_instance;
  GtkListBox *list;
  GtkLabel *name;
  GtkButton *undo;
  GtkButton *redo;
  GtkWidget *reset;
  GtkWidget *remove;
  GtkWidget *problem;
  GtkLabel *problem_label;
  GtkWidget *tabs;
  StudioBrandLook *look;
  StudioBrandWords *words;
  GtkWidget *office;
  GtkWidget *guide;
  StudioBrandPreview *preview;

  const StudioServices *services; /* (nullable): not ours */
  StudioBrandWatch *watch;
  StudioBrandSession *session; /* (nullable) */
  GtkFileChooserNative *chooser;
  gboolean filling; /* the list */
};

/** Edits the brand called @id from now on; @id: (nullable): the first one */
void _studio_brand_page_choose (StudioBrandPage *self, const char *id);
/** Edits @session from now on. */
void _studio_brand_page_take_session (StudioBrandPage *self, StudioBrandSession *session);
/** Lists the brands again, after the catalog looked at its folders. */
void _studio_brand_page_refresh_catalog (StudioBrandPage *self);
void _studio_brand_page_tell (StudioBrandPage *self, const char *sentence);
/* In studio-brand-page-files.c: */
void _studio_brand_page_import (GtkWidget *widget, const char *name, GVariant *parameter);
void _studio_brand_page_export (GtkWidget *widget, const char *name, GVariant *parameter);
/** A .pemdabrand file from outside. */
void _studio_brand_page_import_path (StudioBrandPage *self, const char *path);

G_END_DECLS
