#pragma once

#include "studio-library-records.h"
#include "studio-papers-window.h"
#include "studio-platforms.h"
#include "studio-record-form.h"

G_BEGIN_DECLS

struct _StudioPapersWindow
{
  AdwWindow parent_instance;
  AdwToastOverlay *toasts;
  GtkListBox *records;
  GtkStack *forms;
  AdwStatusPage *nothing;
  GtkButton *first;
  GtkButton *print;
  GtkWidget *side;
  GtkLabel *steps_title;
  GtkBox *steps;
  GtkLabel *finish_hint;
  AdwComboRow *account;
  AdwActionRow *scheduled;
  AdwPreferencesGroup *signatories_group;
  GtkWidget *no_signatories;
  GtkListBox *signatories;
  AdwActionRow *scan;
  GtkScrolledWindow *points;

  const StudioServices *services;
  StudioPaperKind kind;
  StudioPlatforms *platforms;
  StudioRecordForm *form;
  GPtrArray *list;       /* StudioRecord: of the kind */
  GPtrArray *accounts;   /* StudioRecord */
  GPtrArray *offices;    /* StudioRecord */
  StudioRecord *current; /* (nullable) */
  char *wanted;          /* (nullable): account that a new one is for, once records are there */
  guint save_source;
  guint loading : 1;             /* rows are filled by the program */
  guint dirty : 1;               /* the form has what the library has not */
  GtkFileChooserNative *chooser; /* (nullable) */
  GCancellable *cancellable;
};

/** The record in the form as it is now. Returns: (transfer none) */
JsonNode *_studio_papers_window_root (StudioPapersWindow *self);
/** Puts @root in the form's place, shows and writes it. */
void _studio_papers_window_take (StudioPapersWindow *self, JsonNode *root);
/** Writes what is not written yet. */
void _studio_papers_window_save (StudioPapersWindow *self);
/** Sentence and, if both are given, a button for @action. */
void _studio_papers_window_tell (StudioPapersWindow *self, const char *sentence, const char *button, const char *action, const char *target);
/** Lets the person choose a file; @callback: of "response". @suffix: (nullable): only files that end so */
void _studio_papers_window_choose (StudioPapersWindow *self, const char *title, GtkFileChooserAction action, const char *suffix, GCallback callback);
/** Returns: (transfer full) (nullable): the path that was chosen */
char *_studio_papers_window_take_choice (StudioPapersWindow *self, int response);

/* Handovers */
void _studio_papers_window_account_cb (StudioPapersWindow *self);
void _studio_papers_window_take_scheduled (StudioPapersWindow *self);
void _studio_papers_window_fill_accounts (StudioPapersWindow *self);
/** @account: id of a record. Returns: (transfer full): @root with what the register says of it */
JsonNode *_studio_papers_window_with_account (StudioPapersWindow *self, JsonNode *root, const char *account);
void _studio_papers_window_show_steps (StudioPapersWindow *self);
void _studio_papers_window_finish (StudioPapersWindow *self);

/* Commitments */
void _studio_papers_window_take_offices (StudioPapersWindow *self);
void _studio_papers_window_choose_table (StudioPapersWindow *self);
void _studio_papers_window_choose_scan (StudioPapersWindow *self);
void _studio_papers_window_show_signatories (StudioPapersWindow *self);

/* The paper */
void _studio_papers_window_print (StudioPapersWindow *self);

G_END_DECLS
