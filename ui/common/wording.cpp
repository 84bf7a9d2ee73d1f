// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/wording.h"

#include <QEvent>

namespace console {

namespace {

class Wording final : public QObject
{
public:
    Wording(QWidget* owner, std::function<void()> say)
        : QObject(owner)
        , m_say(std::move(say))
    {
        owner->installEventFilter(this);
        m_say();
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::LanguageChange)
            m_say();
        return QObject::eventFilter(watched, event);
    }

private:
    std::function<void()> m_say;
};

} // namespace

void inEveryLanguage(QWidget* owner, std::function<void()> say)
{
    new Wording(owner, std::move(say)); // owned by the widget it speaks for
}

} // namespace console
