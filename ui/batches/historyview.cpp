// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/historyview.h"

#include "ui/common/errortext.h"
#include "ui/common/formparts.h"
#include "ui/common/futures.h"
#include "ui/common/tableview.h"

#include <QVBoxLayout>

namespace console {

namespace {

constexpr int pageSize = 200;

} // namespace

HistoryView::HistoryView(Commands& commands, ActivityTableModel::SentenceOf sentenceOf, QWidget* parent)
    : QWidget(parent)
    , m_commands(commands)
{
    setObjectName(QStringLiteral("historyView"));
    m_model = new ActivityTableModel(std::move(sentenceOf), this);
    m_view = new TableView(tr("History"), this);
    m_view->setObjectName(QStringLiteral("history"));
    m_view->setProperty("embedded", true);
    m_view->setModel(m_model);
    m_view->setColumnWidth(ActivityTableModel::Time, 160);
    m_view->setColumnWidth(ActivityTableModel::Sentence, 620);
    m_problem = makeProblem(QStringLiteral("historyProblem"), this);
    m_problem->setContentsMargins(space24, space8, space24, space8);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_problem);
    layout->addWidget(m_view, 1);
    connect(m_model, &ActivityTableModel::olderWanted, this, &HistoryView::readOlder);
}

void HistoryView::setBatch(BatchId batch)
{
    m_batch = batch;
    m_reading = false;
    m_model->setKinds({}); // forgets the rows
    readOlder();
}

void HistoryView::readOlder()
{
    if (m_batch.isNull() || m_reading)
        return;
    m_reading = true;
    ActivityQuery query;
    query.batch = m_batch;
    query.before = m_model->oldest();
    query.limit = pageSize;
    whenDone(m_commands.activities(query), this, [this, turn = ++m_turn](const Result<QList<Activity>>& page) {
        if (turn == m_turn)
            pageRead(page);
    });
}

void HistoryView::pageRead(const Result<QList<Activity>>& page)
{
    m_reading = false;
    setProblem(m_problem, page ? QString() : errorText(page.error()));
    if (page)
        m_model->appendOlder(*page, page->size() < pageSize);
}

void HistoryView::applyFrame(const Frame& frame)
{
    std::vector<Activity> mine;
    for (const Activity& activity : frame.activities) {
        if (!m_batch.isNull() && activity.batch == m_batch)
            mine.push_back(activity);
    }
    if (!mine.empty())
        m_model->prepend(mine);
    if (isVisible())
        m_model->setNow(frame.at);
}

void HistoryView::retranslate()
{
    m_view->setAccessibleName(tr("History"));
    m_model->retranslate();
}

} // namespace console
