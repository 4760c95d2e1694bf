package uz.alovoice.web.acceptance;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips what needs Chromium and the built dashboard where they are missing. */
final class InBrowser implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        var missing = RemoteBrowser.missing();
        // Method by method, so that the run counts what it skips.
        return context.getTestMethod().isEmpty() || missing == null
                ? ConditionEvaluationResult.enabled("a browser found, or not asked for yet")
                : ConditionEvaluationResult.disabled(missing);
    }
}
