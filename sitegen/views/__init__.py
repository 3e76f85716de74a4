"""View models: all that a template ever sees. Plan fills them from facts, `stages.render` turns them into bytes.

Closed, frozen, picklable and free of anything that is not shown, so that "does this page change?" is a comparison of
values. Conventions for every view: text is plain and is escaped by the template; only `Html` is written as it is; an
empty string, tuple or None means "not shown, box and all"; dates are `YYYY-MM-DD` unless said otherwise; addresses
are root addresses (`/zwgk/`) or absolute ones, and an entry with the address "" is plain text (a withdrawn target).
"""

from sitegen.views.feeds import EntryView, FeedView, RobotsView, UrlIndexView, UrlSetView, UrlView
from sitegen.views.finding import (
    AccountView,
    DataView,
    DirectorySectionView,
    DirectoryView,
    DutiesView,
    DutyView,
    FacetView,
    LibraryView,
    MediaView,
    PolicyRowView,
    SearchView,
    UnitLetterView,
    UnitsView,
)
from sitegen.views.home import BlockKind, BlockView, HomeView, LeadView, TallyView, TileView
from sitegen.views.pages import (
    ArticleView,
    ColumnView,
    FreshnessView,
    FreshView,
    GoneView,
    InterpretationView,
    NotFoundView,
    PagerView,
    PageView,
    PolicyView,
    RedirectView,
    RelationView,
    SectionView,
    SitemapView,
    YearView,
)
from sitegen.views.parts import (
    AttachmentView,
    BannerView,
    Chrome,
    ChromeView,
    ColumnTags,
    FactView,
    GroupView,
    HeadingView,
    Html,
    ItemView,
    LinkView,
    NavView,
    PictureView,
    ReprintView,
    SignoffView,
    SiteView,
    TagView,
    Tone,
)
from sitegen.views.preview import ErrorView, NoteView, PreviewView, SourceLineView, SourceView, TextNoteView
from sitegen.views.tables import BarView, SheetView, TablesView

__all__ = [
    "AccountView", "ArticleView", "AttachmentView", "BannerView", "BarView", "BlockKind", "BlockView", "Chrome", "ChromeView", "ColumnTags",
    "ColumnView", "DataView", "DirectorySectionView", "DirectoryView", "DutiesView", "DutyView", "EntryView", "ErrorView",
    "FacetView", "FactView", "FeedView", "FreshView", "FreshnessView", "GoneView", "GroupView", "HeadingView", "HomeView", "Html",
    "InterpretationView", "ItemView", "LeadView", "LibraryView", "LinkView", "MediaView", "NavView", "NotFoundView", "NoteView",
    "PageView", "PagerView", "PictureView", "PolicyRowView", "PolicyView", "PreviewView", "RedirectView", "RelationView", "ReprintView",
    "RobotsView", "SearchView", "SectionView", "SheetView", "SignoffView", "SiteView", "SitemapView", "SourceLineView", "SourceView",
    "TablesView", "TagView", "TallyView", "TextNoteView", "TileView", "Tone", "UnitLetterView", "UnitsView", "UrlIndexView", "UrlSetView",
    "UrlView", "YearView",
]
