"""Fusion, with our drawing for what Fusion draws in the manner of 2012.

A proxy style instead of style sheets: colours stay in the palette, so light, dark, contrast and
the room's scheme need no second description, and nothing is parsed when a widget appears.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionMenuItem,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QWidget,
)

from app.ui.theme import drawing
from app.ui.theme.colours import mix
from app.ui.theme.controls import CONTROLS, Draw
from app.ui.theme.palettes import colours_of
from app.ui.theme.steady import Steady
from app.ui.theme.typography import scaled

_PE = QStyle.PrimitiveElement
_CE = QStyle.ControlElement
_CC = QStyle.ComplexControl
_CT = QStyle.ContentsType
_PM = QStyle.PixelMetric
_SC = QStyle.SubControl
_State = QStyle.StateFlag

_PRIMITIVES: Final[dict[QStyle.PrimitiveElement, Draw]] = {
    _PE.PE_PanelButtonCommand: drawing.push_button,
    _PE.PE_FrameDefaultButton: drawing.nothing,
    _PE.PE_PanelButtonTool: drawing.tool_button,
    _PE.PE_FrameFocusRect: drawing.focus_rect,
    _PE.PE_PanelLineEdit: drawing.line_edit,
    _PE.PE_FrameLineEdit: drawing.line_edit,
    _PE.PE_FrameTabWidget: drawing.nothing,
    _PE.PE_FrameTabBarBase: drawing.tab_base,
    _PE.PE_Frame: drawing.frame,
    _PE.PE_FrameMenu: drawing.menu_frame,
    _PE.PE_FrameStatusBarItem: drawing.nothing,
    _PE.PE_PanelScrollAreaCorner: drawing.nothing,
    _PE.PE_IndicatorCheckBox: drawing.check_box,
    _PE.PE_IndicatorItemViewItemCheck: drawing.check_box,
    _PE.PE_IndicatorRadioButton: drawing.radio_button,
    _PE.PE_IndicatorArrowDown: drawing.arrow_down,
    _PE.PE_IndicatorArrowUp: drawing.arrow_up,
}

# What must grow with the text, in logical pixels at 100 percent.
_GROWING: Final[dict[QStyle.PixelMetric, int]] = {
    _PM.PM_SmallIconSize: 18,
    _PM.PM_ButtonIconSize: 18,
    _PM.PM_ListViewIconSize: 18,
    _PM.PM_ToolBarIconSize: 20,
    _PM.PM_IndicatorWidth: 18,
    _PM.PM_IndicatorHeight: 18,
    _PM.PM_ExclusiveIndicatorWidth: 18,
    _PM.PM_ExclusiveIndicatorHeight: 18,
    _PM.PM_HeaderDefaultSectionSizeVertical: 34,
}
_FIXED: Final[dict[QStyle.PixelMetric, int]] = {
    _PM.PM_ScrollBarExtent: 12,
    _PM.PM_ScrollBarSliderMin: 36,
    _PM.PM_ScrollView_ScrollBarSpacing: 0,
    _PM.PM_SplitterWidth: 8,
    _PM.PM_FocusFrameHMargin: 6,
    _PM.PM_CheckBoxLabelSpacing: 8,
    _PM.PM_RadioButtonLabelSpacing: 8,
    _PM.PM_ButtonShiftHorizontal: 0,
    _PM.PM_ButtonShiftVertical: 0,
    _PM.PM_TabBarTabShiftHorizontal: 0,
    _PM.PM_TabBarTabShiftVertical: 0,  # or the tabs not chosen stand lower, and lose their feet
    _PM.PM_TabBarTabHSpace: 28,
    _PM.PM_TabBarTabVSpace: 16,
    _PM.PM_LayoutHorizontalSpacing: 8,
    _PM.PM_LayoutVerticalSpacing: 8,
}
# Least heights, so that every target is at least 28 logical pixels (WCAG 2.5.8 asks for 24).
_LEAST_HEIGHT: Final[dict[QStyle.ContentsType, int]] = {
    _CT.CT_PushButton: 32,
    _CT.CT_ToolButton: 30,
    _CT.CT_LineEdit: 32,
    _CT.CT_ComboBox: 32,
    _CT.CT_SpinBox: 32,
    _CT.CT_MenuItem: 30,
    _CT.CT_MenuBarItem: 30,
    _CT.CT_ItemViewItem: 32,
    _CT.CT_HeaderSection: 32,
    _CT.CT_CheckBox: 28,
    _CT.CT_RadioButton: 28,
}
_WRAPPED_AIR: Final = 8
"""Above and below the words of a row that has several lines, or rows would run into each other."""
_EXTRA_WIDTH: Final[dict[QStyle.ContentsType, int]] = {
    _CT.CT_PushButton: 12,
    _CT.CT_LineEdit: 16,
    _CT.CT_ComboBox: 16,
    _CT.CT_SpinBox: 20,
    _CT.CT_HeaderSection: 12,
    _CT.CT_MenuItem: 16,
}
_SEPARATOR: Final = QStyleOptionMenuItem.MenuItemType.Separator
_FIELD_INSET: Final = 10
_STEPPER: Final = 26


class CalmStyle(QProxyStyle):
    """The one style of the program, on every system.

    `styleHint` is left to Fusion: Qt asks it a thousand times for a page that comes, and each
    question put to Python waits for the interpreter.
    """

    def __init__(self) -> None:
        super().__init__("Fusion")
        self._steady = Steady(self)

    def polish(self, polished: object) -> None:
        """Each widget once, before it is first shown: no field listens to the wheel."""
        if not isinstance(polished, QWidget | QApplication | QPalette):
            return  # Python takes it for what stood there before: see `layout_items`
        super().polish(polished)
        if isinstance(polished, QWidget):
            self._steady.keep(polished)

    def drawPrimitive(  # noqa: N802 -- Qt's name
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Ours where there is one, else Fusion's."""
        draw = _PRIMITIVES.get(element)
        if draw is None:
            super().drawPrimitive(element, option, painter, _known(widget))
        else:
            draw(option, painter, _known(widget))

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Labels of filled buttons, headers, progress bars and tabs."""
        if element == _CE.CE_PushButtonLabel and isinstance(option, QStyleOptionButton):
            _ink_for_default(option)
        draw = CONTROLS.get(element)
        if draw is None:
            super().drawControl(element, option, painter, _known(widget))
        else:
            draw(option, painter, _known(widget))

    def drawComplexControl(  # noqa: N802 -- Qt's name
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Scroll bars and combo boxes."""
        if control == _CC.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            _scroll_bar(option, painter)
        elif control == _CC.CC_ComboBox and isinstance(option, QStyleOptionComboBox):
            _combo_box(option, painter)
        elif control == _CC.CC_SpinBox and isinstance(option, QStyleOptionSpinBox):
            _spin_box(option, painter)
        else:
            super().drawComplexControl(control, option, painter, _known(widget))

    def subControlRect(  # noqa: N802 -- Qt's name
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        sub_control: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """A scroll bar is all groove: no arrow buttons; steppers are wide enough to hit."""
        if control == _CC.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return _scroll_bar_part(option, sub_control)
        if control == _CC.CC_SpinBox and isinstance(option, QStyleOptionSpinBox):
            return _spin_box_part(option, sub_control)
        made = super().subControlRect(control, option, sub_control, _known(widget))  # type: ignore[arg-type]  # null
        if control == _CC.CC_ComboBox and sub_control == _SC.SC_ComboBoxEditField:
            return made.adjusted(_FIELD_INSET - 4, 0, 0, 0)
        return made

    def subElementRect(  # noqa: N802 -- Qt's name
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        """Text in a field keeps clear of the rounded edge."""
        made = super().subElementRect(element, option, _known(widget))  # type: ignore[arg-type]  # null
        if element == QStyle.SubElement.SE_LineEditContents and not drawing.is_inner(
            _known(widget)
        ):
            return made.adjusted(_FIELD_INSET - 2, 0, 2 - _FIELD_INSET, 0)
        return made

    def sizeFromContents(  # noqa: N802 -- Qt's name
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        """Room around the words, and no target under 28 pixels."""
        made = super().sizeFromContents(kind, option, size, _known(widget))  # type: ignore[arg-type]  # null
        least = _LEAST_HEIGHT.get(kind)
        if least is None:
            return made
        if isinstance(option, QStyleOptionMenuItem) and option.menuItemType == _SEPARATOR:
            return QSize(made.width(), 11)
        extra = _EXTRA_WIDTH.get(kind, 0) if made.width() > 0 else 0
        high = made.height() + (_WRAPPED_AIR if _is_wrapped(kind, option, made) else 0)
        return QSize(made.width() + extra, max(high, scaled(least), 28))

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Icons and indicators grow with the text."""
        if metric in _FIXED:
            return _FIXED[metric]
        if metric in _GROWING:
            return max(16, scaled(_GROWING[metric]))
        if metric == _PM.PM_DefaultFrameWidth and isinstance(widget, QAbstractScrollArea):
            return round(drawing.RING)  # so that it goes round what is inside
        return super().pixelMetric(metric, option, _known(widget))


def _known(widget: QWidget | None) -> QWidget | None:
    """None for a widget that Python takes for what stood at its address before (see
    `widgets.layout_items`); handed on to Qt, that would end the program.
    """
    return widget if isinstance(widget, QWidget) else None


def _ink_for_default(option: QStyleOptionButton) -> None:
    """Text on a filled button needs the colour that was chosen for it."""
    is_default = option.features & QStyleOptionButton.ButtonFeature.DefaultButton
    if is_default and option.state & _State.State_Enabled:
        palette = QPalette(option.palette)
        palette.setColor(
            QPalette.ColorRole.ButtonText, QColor(colours_of(option.palette).on_accent)
        )
        option.palette = palette


def _combo_box(option: QStyleOptionComboBox, painter: QPainter) -> None:
    drawing.field(option, painter, None)
    rect = QRectF(option.rect)
    arrow = QRectF(rect.right() - 26, rect.top(), 20, rect.height())
    drawing.chevron(painter, arrow, colours_of(option.palette).muted, is_up=False)


def _spin_box(option: QStyleOptionSpinBox, painter: QPainter) -> None:
    drawing.field(option, painter, None)
    colours = colours_of(option.palette)
    steps = (
        (_SC.SC_SpinBoxUp, QAbstractSpinBox.StepEnabledFlag.StepUpEnabled, True),
        (_SC.SC_SpinBoxDown, QAbstractSpinBox.StepEnabledFlag.StepDownEnabled, False),
    )
    for part, flag, is_up in steps:
        ink = colours.muted if option.stepEnabled & flag else colours.border
        drawing.chevron(painter, QRectF(_spin_box_part(option, part)), ink, is_up=is_up)


def _spin_box_part(option: QStyleOptionSpinBox, part: QStyle.SubControl) -> QRect:
    """Field on the left, the two steppers above each other on the right."""
    rect = option.rect
    has_steps = option.buttonSymbols != QAbstractSpinBox.ButtonSymbols.NoButtons
    wide = _STEPPER if has_steps else 0
    half = rect.height() // 2
    parts = {
        _SC.SC_SpinBoxFrame: rect,
        _SC.SC_SpinBoxEditField: rect.adjusted(_FIELD_INSET - 2, 2, -wide, -2),
        _SC.SC_SpinBoxUp: QRect(rect.right() - wide, rect.top() + 2, wide, half - 2),
        _SC.SC_SpinBoxDown: QRect(rect.right() - wide, rect.top() + half, wide, half - 2),
    }
    return parts.get(part, QRect())


def _scroll_bar(option: QStyleOptionSlider, painter: QPainter) -> None:
    """A slim handle on the ground of what it scrolls; wider under the pointer."""
    colours = colours_of(option.palette)
    if option.maximum <= option.minimum:
        return
    handle = QRectF(_scroll_bar_part(option, _SC.SC_ScrollBarSlider))
    is_hovered = bool(option.state & _State.State_MouseOver)
    thin = 2.5 if is_hovered else 3.5
    handle.adjust(thin, thin, -thin, -thin)
    strength = 0.85 if is_hovered else 0.45
    drawing.fill_rounded(painter, handle, mix(colours.border, colours.outline, strength), radius=99)


def _scroll_bar_part(option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    """The geometry of handle and pages, in the widget's own coordinates."""
    groove = option.rect
    is_upright = option.orientation == Qt.Orientation.Vertical
    length = groove.height() if is_upright else groove.width()
    reach = option.maximum - option.minimum
    handle = length
    if reach > 0:
        handle = max(36, length * option.pageStep // (reach + max(1, option.pageStep)))
    handle = min(handle, length)
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - handle, option.upsideDown
    )
    spans = {
        _SC.SC_ScrollBarGroove: (0, length),
        _SC.SC_ScrollBarSlider: (start, handle),
        _SC.SC_ScrollBarSubPage: (0, start),
        _SC.SC_ScrollBarAddPage: (start + handle, length - start - handle),
    }
    at, size = spans.get(part, (0, 0))
    if is_upright:
        return QRect(groove.left(), groove.top() + at, groove.width(), size)
    return QRect(groove.left() + at, groove.top(), size, groove.height())


def _is_wrapped(kind: QStyle.ContentsType, option: QStyleOption, made: QSize) -> bool:
    """Whether a row of a list or table has more than one line of words."""
    return kind == _CT.CT_ItemViewItem and made.height() >= 2 * option.fontMetrics.height()
