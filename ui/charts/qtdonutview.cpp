// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/qtdonutview.h"

#include "models/tables/celltext.h"

#include <QChart>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLabel>
#include <QPieSlice>
#include <QVBoxLayout>

namespace console {

QtDonutView::QtDonutView(QWidget* parent)
    : DonutView(parent)
    , m_view(new QChartView(this))
    , m_pie(new QPieSeries)
    , m_number(new QLabel(this))
    , m_words(new QLabel(this))
{
    m_pie->setHoleSize(0.66);
    m_pie->setPieSize(0.98);
    QChart* chart = m_view->chart();
    chart->addSeries(m_pie);
    chart->legend()->hide();
    chart->setBackgroundVisible(false);
    chart->setMargins({});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setStyleSheet(QStringLiteral("background: transparent"));
    m_view->setObjectName(QStringLiteral("donutChart"));

    for (QLabel* label : { m_number, m_words }) {
        label->setAlignment(Qt::AlignCenter);
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    setMinimumSize(160, 160);
    connect(m_pie, &QPieSeries::clicked, this, &QtDonutView::slicePressed);
    connect(m_pie, &QPieSeries::hovered, this, &QtDonutView::sliceHovered);
    m_number->raise();
    m_words->raise();
}

void QtDonutView::setSlices(const std::vector<Slice>& slices)
{
    if (slices == m_slices)
        return;
    m_slices = slices;
    paintSlices();
}

void QtDonutView::setCentre(const QString& number, const QString& words)
{
    m_centreNumber = number;
    m_centreWords = words;
    m_number->setText(number);
    m_words->setText(words);
}

void QtDonutView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        paintSlices();
    DonutView::changeEvent(event);
}

void QtDonutView::resizeEvent(QResizeEvent* event)
{
    DonutView::resizeEvent(event);
    QFont font = titleFont();
    m_number->setFont(font);
    m_words->setFont(secondaryFont());
    const int numberHeight = QFontMetrics(font).height();
    const int wordsHeight = QFontMetrics(secondaryFont()).height();
    const int top = (height() - numberHeight - wordsHeight) / 2;
    m_number->setGeometry(0, top, width(), numberHeight);
    m_words->setGeometry(0, top + numberHeight, width(), wordsHeight);
}

void QtDonutView::paintSlices()
{
    // Slices are changed in place as long as their number stays: the ring does not flicker while a rollout runs.
    const auto wanted = static_cast<int>(m_slices.size());
    while (m_pie->count() > wanted)
        m_pie->remove(m_pie->slices().constLast());
    while (m_pie->count() < wanted)
        m_pie->append(QString(), 0);
    const QList<QPieSlice*> painted = m_pie->slices();
    for (int i = 0; i < wanted; ++i) {
        const Slice& slice = m_slices[static_cast<std::size_t>(i)];
        painted.at(i)->setLabel(slice.label);
        painted.at(i)->setValue(slice.value);
        painted.at(i)->setColor(slice.tint.color());
        painted.at(i)->setBorderColor(themeColor(ColorRole::Base));
        painted.at(i)->setBorderWidth(wanted > 1 ? 2 : 0);
    }
    QPalette secondary = palette();
    secondary.setColor(QPalette::WindowText, themeColor(ColorRole::SecondaryText));
    m_words->setPalette(secondary);
}

void QtDonutView::slicePressed(QPieSlice* slice)
{
    emit sliceClicked(static_cast<int>(m_pie->slices().indexOf(slice)));
}

void QtDonutView::sliceHovered(QPieSlice* slice, bool hovered)
{
    const auto index = static_cast<std::size_t>(m_pie->slices().indexOf(slice));
    setCursor(hovered ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (!hovered || index >= m_slices.size()) {
        m_number->setText(m_centreNumber);
        m_words->setText(m_centreWords);
        return;
    }
    m_number->setText(percentText(slice->percentage()));
    m_words->setText(m_slices[index].label);
}

} // namespace console
